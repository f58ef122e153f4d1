from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

import pytest

from kg.cli.convert import command as convert
from kg.export import ExportFormat
from kg.rdf.load import RdfFormat, load_graph
from kg.validate import ValidationReport, ValidationResult

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Runner

    from kg.rdf.graph import RdfGraph

PEOPLE = b"SELECT ?name { ?p a kg:Person ; rdfs:label ?name }"
HOPE = "She hoped for support from Gondal."


@pytest.mark.usefixtures("pipeline")
class TestExtract:
    def test_the_table_has_time_modality_and_passage(self, kg: Runner) -> None:
        outcome = kg("extract", "-", stdin=b"x")
        lines = [re.split(r"  +", line) for line in outcome.out.splitlines()]

        assert outcome.code == 0
        assert lines[0] == [
            "subject", "property", "value", "time", "modality", "place", "passage",
        ]  # fmt: skip
        assert lines[-1] == ["Gondal", "supported", "Anna Varga", "hoped", "189-223", HOPE]
        assert len(lines) == 2 + 12

    def test_a_line_of_json_holds_a_whole_statement(self, kg: Runner) -> None:
        rows = [
            json.loads(line)
            for line in kg("extract", "-", "--format", "jsonl", stdin=b"x").out.splitlines()
        ]

        assert len(rows) == 12
        assert rows[-1]["modality"] == "hoped"
        assert [(p["start"], p["end"], p["quote"]) for p in rows[-1]["passages"]] == [
            (189, 223, HOPE)
        ]

    def test_csv_is_the_exported_one(self, kg: Runner) -> None:
        out = kg("extract", "-", "--format", "csv", stdin=b"x").out
        rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline="")))

        assert len(rows) == 12
        assert rows[-1]["quote"] == HOPE


class TestValidate:
    @pytest.fixture(autouse=True)
    def validate(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def validate(graph: RdfGraph) -> ValidationReport:
            wrong = ValidationResult(graph.name, "is wrong", graph.name, quote=HOPE)
            results = () if any(graph.prefixes) else (wrong,)
            return ValidationReport(graph.name, results)

        monkeypatch.setattr("kg.validate.validate", validate)

    def test_what_conforms_exits_with_0(self, kg: Runner, sample: Path) -> None:
        outcome = kg("validate", sample)

        assert (outcome.code, outcome.err) == (0, "")
        assert "conforms" in outcome.out

    def test_what_does_not_conform_exits_with_1(self, kg: Runner) -> None:
        outcome = kg("validate", "-", stdin=b"<urn:a> <urn:b> <urn:c> .")

        assert (outcome.code, outcome.err) == (1, "")
        assert "is wrong" in outcome.out

    def test_the_report_is_json(self, kg: Runner) -> None:
        report = json.loads(
            kg("validate", "-", "--format", "json", stdin=b"<urn:a> <urn:b> <urn:c> .").out
        )

        assert report["conforms"] is False
        (result,) = report["results"]
        assert (result["message"], result["quote"], result["path"]) == ("is wrong", HOPE, None)

    def test_the_report_is_shacl_in_turtle(self, kg: Runner, sample: Path) -> None:
        out = kg("validate", sample, "--format", "turtle").out

        assert "sh:conforms" in out
        assert load_graph(out.encode(), RdfFormat.TURTLE).triples

    def test_a_file_that_is_not_turtle_is_trouble(self, kg: Runner) -> None:
        outcome = kg("validate", "-", stdin=b"<urn:a> <urn:b")

        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.startswith("kg: ")
        assert outcome.err.count("\n") == 1


class TestQuery:
    def test_a_query_from_standard_input_gives_a_table(self, kg: Runner, sample: Path) -> None:
        assert kg("query", sample, "-", stdin=PEOPLE).out == "name\n----------\nAnna Varga\n"

    def test_a_query_from_a_file_gives_csv(self, kg: Runner, sample: Path, tmp_path: Path) -> None:
        path = tmp_path / "people.rq"
        path.write_bytes(PEOPLE)

        outcome = kg("query", sample, path, "--format", "csv", "--engine", "rdflib")
        assert outcome.out == "name\r\nAnna Varga\r\n"

    def test_a_graph_from_standard_input_is_turtle(
        self, kg: Runner, sample: Path, tmp_path: Path
    ) -> None:
        path = tmp_path / "people"
        path.write_bytes(PEOPLE)

        assert "Anna Varga" in kg("query", "-", path, stdin=sample.read_bytes()).out

    def test_triples_are_turtle_by_default(self, kg: Runner, sample: Path) -> None:
        out = kg("query", sample, "-", stdin=b"DESCRIBE id:zenda").out

        assert out.startswith("@prefix ev: ")
        assert "id:zenda a kg:Place" in out

    def test_named_queries_are_listed_and_run(
        self, kg: Runner, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "people.rq").write_bytes(b"# Who is named?\n" + PEOPLE)
        monkeypatch.setattr("kg.query.named.data_folder", lambda _: tmp_path)

        assert kg("query", "--list").out == (
            "name    answers\n------  -------------\npeople  Who is named?\n"
        )
        assert kg("query", sample, "people").out == "name\n----------\nAnna Varga\n"
        outcome = kg("query", sample, "peopel")
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err == "kg: peopel: no query of this name; did you mean people?\n"

    def test_both_cannot_come_from_standard_input(self, kg: Runner) -> None:
        outcome = kg("query", "-", "-", stdin=PEOPLE)

        assert outcome.code == 2
        assert outcome.err == ("kg: the graph and the query cannot both come from standard input\n")

    def test_a_query_that_is_not_utf8_is_trouble(self, kg: Runner, sample: Path) -> None:
        outcome = kg("query", sample, "-", stdin=b"ASK {} #\xff")

        assert (outcome.code, outcome.err) == (2, "kg: -: is not UTF-8 at byte 8\n")


class TestConvert:
    def test_the_formats_are_those_of_the_library(self) -> None:
        (option,) = [p for p in convert.params if p.name == "target"]

        assert set(getattr(option.type, "choices", ())) == {f.value for f in ExportFormat}

    @pytest.mark.parametrize("target", ["ttl", "nt", "nq", "trig", "rdf", "jsonld"])
    def test_rdf_survives_every_format(self, kg: Runner, sample: Path, target: str) -> None:
        out = kg("convert", sample, "--to", target).out

        assert load_graph(out.encode(), RdfFormat.of(target)).triples == load_graph(sample).triples

    def test_the_input_format_can_be_said(self, kg: Runner, sample: Path, tmp_path: Path) -> None:
        triples = kg("convert", sample, "--to", "nt").out
        target = tmp_path / "graph.nt"

        outcome = kg(
            "convert", "-", "--from", "nt", "--to", "nt", "--out", target, stdin=triples.encode()
        )
        assert (outcome.code, outcome.out) == (0, "")
        assert target.read_text("utf-8") == triples

    def test_an_unknown_input_format_is_trouble(self, kg: Runner, sample: Path) -> None:
        outcome = kg("convert", sample, "--from", "docx", "--to", "nt")

        assert outcome.code == 2
        assert "not a known RDF format" in outcome.err


class TestView:
    def test_the_page_goes_to_a_file_or_to_standard_output(
        self, kg: Runner, sample: Path, tmp_path: Path
    ) -> None:
        target = tmp_path / "graph.html"
        written = kg("view", sample, "--out", target)
        printed = kg("view", sample)

        assert (written.code, written.out, written.err) == (0, "", "")
        assert target.read_text("utf-8") == printed.out
        assert "<html" in printed.out

    def test_the_page_can_be_told_its_language(self, kg: Runner, sample: Path) -> None:
        told = kg("view", sample, "--lang", "kk")
        unknown = kg("view", sample, "--lang", "xx")

        assert '<html lang="kk">' in told.out
        assert (unknown.code, unknown.out) == (2, "")
        assert unknown.err == "kg: xx: the page does not speak this language; en, kk, ru, zh\n"

    def test_the_page_can_be_told_to_open_on_a_part(self, kg: Runner, sample: Path) -> None:
        usual, part, whole = (
            kg("view", sample, *option).out for option in ((), ("--large",), ("--no-large",))
        )

        assert usual == whole != part

    def test_a_graph_without_things_is_an_error(self, kg: Runner, tmp_path: Path) -> None:
        path = tmp_path / "empty.ttl"
        path.write_text("<urn:a> <urn:b> <urn:c> .\n", "utf-8")
        outcome = kg("view", path)

        assert (outcome.code, outcome.out) == (2, "")
        assert "there is nothing in it to draw" in outcome.err


class TestStats:
    def test_the_text_names_the_most_central(self, kg: Runner, sample: Path) -> None:
        outcome = kg("stats", sample, "--top", "1")

        assert outcome.code == 0
        assert outcome.out.startswith("10 entities, 9 statements between them, 3 parts\n")
        assert re.search(r"\nAnna Varga +3 +0\.194\n\n", outcome.out)

    def test_all_counts_hopes_too(self, kg: Runner, sample: Path) -> None:
        figures = json.loads(kg("stats", sample, "--all", "--format", "json").out)

        assert figures["edges"] == 10
        assert figures["types"][0] == {"name": "Polity", "count": 2}


class TestPath:
    def test_every_step_shows_its_property_time_and_passage(self, kg: Runner, sample: Path) -> None:
        outcome = kg("path", sample, "anna varga", "Zenda")

        assert outcome.code == 0
        assert outcome.out == (
            "Anna Varga - governor of Zenda - Zenda\n"
            "  Anna Varga --holdsOffice--> governor of Zenda, In 1923\n"
            '      "In 1923 she was appointed by the Red League as governor of Zenda."\n'
            "  governor of Zenda --jurisdiction--> Zenda\n"
            '      "In 1923 she was appointed by the Red League as governor of Zenda."\n'
        )

    def test_no_path_exits_with_1(self, kg: Runner, sample: Path) -> None:
        outcome = kg("path", sample, "Gondal", "Zenda")

        assert (outcome.code, outcome.out) == (1, "")
        assert outcome.err == "kg: no path from Gondal to Zenda\n"

    def test_a_path_along_a_hope_says_so(self, kg: Runner, sample: Path) -> None:
        out = kg("path", sample, "Gondal", "Anna Varga", "--all").out

        assert "  Gondal --supported--> Anna Varga (hoped)\n" in out

    def test_the_way_to_oneself_is_no_way(self, kg: Runner, sample: Path) -> None:
        assert kg("path", sample, "Zenda", "zenda").out == "the same entity\n"

    def test_json_holds_the_evidence(self, kg: Runner, sample: Path) -> None:
        outcome = kg("path", sample, "Zenda", "governor of Zenda", "--format", "json")
        (path,) = json.loads(outcome.out)

        assert path["steps"][0]["links"][0]["quotes"] == [
            "In 1923 she was appointed by the Red League as governor of Zenda."
        ]

    def test_no_path_is_an_empty_list_in_json(self, kg: Runner, sample: Path) -> None:
        outcome = kg("path", sample, "Gondal", "Zenda", "--format", "json")

        assert (outcome.code, outcome.out) == (1, "[]\n")

    def test_an_unknown_name_is_trouble(self, kg: Runner, sample: Path) -> None:
        outcome = kg("path", sample, "Gondl", "Zenda")

        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err == "kg: Gondl: no entity of this name; did you mean Gondal?\n"
