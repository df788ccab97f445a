// Reads {"schema": …, "ui": …} and prints a script with the validators that a
// page needs under a policy without eval: those of rjsf, and of JSON Forms the
// schema's and one for each condition of its UI schema. The page finds them as
// window.precompiled.
import { readFileSync } from "node:fs";
import { build } from "esbuild";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import standalone from "ajv/dist/standalone/index.js";
import { compileSchemaValidatorsCode } from "@rjsf/validator-ajv8/compileSchemaValidators";

const { renderer, schema, ui } = JSON.parse(readFileSync(0, "utf8"));

const conditions = (element) => [
  ...(element.rule ? [element.rule.condition.schema] : []),
  ...(element.elements ?? []).flatMap(conditions),
  ...(element.options?.detail ? conditions(element.options.detail) : []),
];

// For JSON Forms: the functions with the schemas, as text, that each is for.
function ofJSONForms() {
  const schemas = [...new Set([schema, ...conditions(ui)].map((s) => JSON.stringify(s)))];
  // With the options that JSON Forms gives its own AJV.
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: false, code: { source: true } });
  addFormats(ajv);
  const names = Object.fromEntries(schemas.map((text, i) => {
    const key = "schema:" + i;
    ajv.addSchema({ ...JSON.parse(text), $id: key }, key);
    return ["v" + i, key];
  }));
  return standalone(ajv, names) + `;exports.schemas = ${JSON.stringify(schemas)};`;
}

const code = renderer === "rjsf" ? compileSchemaValidatorsCode(schema) : ofJSONForms();
const out = await build({
  stdin: { contents: code, resolveDir: process.cwd(), loader: "js" },
  bundle: true, format: "iife", globalName: "precompiled", write: false, logLevel: "error", minify: true,
});
process.stdout.write(out.outputFiles[0].text + "\nwindow.precompiled = precompiled;\n");
