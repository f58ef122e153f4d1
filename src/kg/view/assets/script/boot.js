// Brings the page to life: unpacks its style and its scripts, and runs those whose hashes the policy names.

/** Unpack what was gzipped and written in base64. */
window.unpacked = async (id) => {
  const packed = atob(document.getElementById(id).textContent.trim());
  const bytes = new Uint8Array(packed.length);
  for (let at = 0; at < packed.length; at += 1) bytes[at] = packed.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
};

(async () => {
  const { style, scripts } = JSON.parse(new TextDecoder().decode(await unpacked("kg-shell")));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [sheet];
  // What the policy lets through is decided by the hashes alone, so this may let everything pass.
  const policy = window.trustedTypes ? trustedTypes.createPolicy("kg", { createScript: (text) => text }) : { createScript: (text) => text };
  for (const text of scripts) {
    const script = document.createElement("script");
    script.text = policy.createScript(text);
    document.body.append(script);
    script.remove();
  }
})();
