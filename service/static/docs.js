// Shows /openapi.json with the bundled viewer; without JavaScript the page links to the file.
"use strict";
window.SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#viewer",
  deepLinking: true,
  validatorUrl: null,
  supportedSubmitMethods: ["get", "post"],
});
