// Shows /openapi.json with the bundled viewer; without JavaScript the page links to the file.
"use strict";

// The viewer jumps from its title to headings of the third level.
function level() {
  for (const heading of document.querySelectorAll("h3.opblock-tag")) heading.setAttribute("aria-level", "2");
}

window.SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#viewer",
  deepLinking: false,
  defaultModelsExpandDepth: -1,
  validatorUrl: null,
  supportedSubmitMethods: ["get", "post"],
  onComplete: level,
});
