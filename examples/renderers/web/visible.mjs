// Reads lines of JSON: a model of SurveyJS, then data for it, one a line. For
// each data it prints the names of the questions that are shown.
import { createInterface } from "node:readline";
import { Model } from "survey-core";

let model;
const out = [];
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const entry = JSON.parse(line);
  if (!model) {
    model = new Model(entry);
    continue;
  }
  model.data = entry;
  out.push(JSON.stringify(model.getAllQuestions(true).map((q) => q.name)));
}
process.stdout.write(out.join("\n") + "\n");
