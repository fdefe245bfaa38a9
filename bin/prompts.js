"use strict";

/**
 * The questions of `init`. They are an ES module, and Node 20 cannot `import()` one from code that was compiled before
 * (`load.js`), so this file stands outside of the bundle.
 */
exports.load = () => import("@clack/prompts");
