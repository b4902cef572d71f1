// Shows /openapi.json with the bundled viewer; without JavaScript the page links to the file.
"use strict";

// The viewer jumps from its title to headings of the third level.
function level() {
  for (const heading of document.querySelectorAll("h3.opblock-tag")) heading.setAttribute("aria-level", "2");
}

// The viewer has colours for the dark, and a class on the page that chooses them.
const dark = matchMedia("(prefers-color-scheme: dark)");
function scheme() {
  document.documentElement.classList.toggle("dark-mode", dark.matches);
}
dark.addEventListener("change", scheme);
scheme();

window.SwaggerUIBundle({
  url: "openapi.json",
  dom_id: "#viewer",
  deepLinking: false,
  defaultModelsExpandDepth: -1,
  validatorUrl: null,
  supportedSubmitMethods: ["get", "post"],
  onComplete: level,
});
