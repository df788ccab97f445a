// Reads lines of JSON. Each is a document with the schemas to check it with:
// {"schemas": [draft07, draft2020]} begins a form, {"doc": …} asks. For each
// document it prints one line with a verdict for each schema, such as "++".
//
// AJV is in strict mode, as it comes: a keyword that it does not know is an
// error. Only its advice about types is off, which goes to the console.
import { createInterface } from "node:readline";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";

let checks = [];
const out = [];
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const entry = JSON.parse(line);
  if (entry.schemas) {
    checks = [new Ajv({ strictTypes: false }).compile(entry.schemas[0]), new Ajv2020({ strictTypes: false }).compile(entry.schemas[1])];
  } else {
    out.push(checks.map((check) => (check(entry.doc) ? "+" : "-")).join(""));
  }
}
process.stdout.write(out.join("\n") + "\n");
