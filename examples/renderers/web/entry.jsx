// The page that shows a form with each of four libraries, as a host would, and
// that says where the controls are. The test clicks and types.
import React from "react";
import { createRoot } from "react-dom/client";
import { flushSync } from "react-dom";
import Form from "@rjsf/core";
import createCache from "@emotion/cache";
import { CacheProvider } from "@emotion/react";
import MaterialForm from "@rjsf/mui";
import validator, { createPrecompiledValidator } from "@rjsf/validator-ajv8";
import { isNumberControl, isIntegerControl, rankWith, or } from "@jsonforms/core";
import { JsonForms, withJsonFormsCellProps } from "@jsonforms/react";
import { vanillaCells, vanillaRenderers } from "@jsonforms/vanilla-renderers";
import { Model } from "survey-core";
import { renderSurvey } from "survey-js-ui";
import { JSONEditor } from "@json-editor/json-editor";

// rjsf with a theme. No property is set beside those that every form needs: the
// profiles must be right without.
function rjsf(place, { schema, ui, data }, Themed, cache = createCache({ key: "css" })) {
  const root = createRoot(place);
  const form = React.createRef();
  const validates = window.precompiled ? createPrecompiledValidator(window.precompiled, schema) : validator;
  let sent = null;
  flushSync(() =>
    root.render(
      <CacheProvider value={cache}>
        <Themed ref={form} schema={schema} uiSchema={ui} formData={data} validator={validates} onSubmit={(e) => (sent = e.formData)} onError={() => {}} />
      </CacheProvider>,
    ),
  );
  const id = (path) => "root_" + path.join("_");
  return {
    data: () => form.current.state.formData,
    submit() {
      sent = null;
      place.querySelector("button[type=submit]").click();
      return settle().then(() => sent);
    },
    find(path) {
      const one = document.getElementById(id(path));
      if (one && one.matches("input,select,textarea,[role=combobox]")) return [one];
      const start = id(path) + "-";
      return all(place, "input").filter((e) => e.id.startsWith(start) && /^\d+$/.test(e.id.slice(start.length)));
    },
    add: (path) => document.getElementById(id(path) + "__add"),
  };
}

// A host's own cell for numbers in JSON Forms: a text box. Of its own, JSON Forms
// shows a box for numbers, in which browsers leave out a comma. What is no number
// stays the text that it is, which the schema refuses.
const NumberText = withJsonFormsCellProps(({ id, data, path, enabled, handleChange }) => {
  const [typed, setTyped] = React.useState("");
  const number = (text) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text || undefined);
  const changed = ({ target: { value } }) => (setTyped(value), handleChange(path, number(value)));
  // What is typed stays as it is: 1.50 on the way to 1.505 is not 1.5.
  return <input type="text" inputMode="decimal" id={id} disabled={!enabled} value={number(typed) === data ? typed : (data ?? "")} onChange={changed} />;
});
const cells = [...vanillaCells, { tester: rankWith(10, or(isNumberControl, isIntegerControl)), cell: NumberText }];

// For JSON Forms under a policy without eval: what it asks of AJV, answered by
// validators that were compiled before.
const compiledAjv = ({ schemas, ...checks }) => {
  const compile = (schema) => checks["v" + schemas.indexOf(JSON.stringify(schema))];
  return { compile, validate: (schema, data) => compile(schema)(data) };
};

function jsonforms(place, { schema, ui, data }, cells) {
  const ajv = window.precompiled && compiledAjv(window.precompiled);
  const root = createRoot(place);
  let now = data ?? {};
  let errors = [];
  // JSON Forms has no button. A host looks at the errors.
  const changed = (e) => ({ data: now, errors } = e);
  flushSync(() => root.render(<JsonForms schema={schema} uischema={ui} data={now} renderers={vanillaRenderers} cells={cells} ajv={ajv} onChange={changed} />));
  // Below a list, scopes begin at the item. The id of the n-th one of a
  // scope has a number in it, and no control says which row it is in.
  const split = (path) => {
    const at = path.findIndex((step) => typeof step === "number");
    return at < 0 ? [path, 0] : [path.slice(at + 1), path[at]];
  };
  const scope = (path) => "#" + path.map((step) => "/properties/" + step).join("");
  return {
    data: () => now,
    submit: () => settle().then(() => (errors.length ? null : now)),
    find(path) {
      const n = path.at(-1);
      if (typeof n === "number") return this.find(path.slice(0, -1)).slice(n, n + 1); // a row of a list
      const [local, row] = split(path);
      const start = scope(local);
      const same = all(place, "input,select,textarea").filter((e) => e.id.startsWith(start) && /^\d*-input$/.test(e.id.slice(start.length)));
      if (same[row]) return [same[row]];
      const list = place.getElementsByClassName(start.replace("#", "root").replaceAll("/", "_"))[row];
      return list ? all(list, "select,input") : [];
    },
    add(path) {
      const [local, row] = split(path);
      const list = place.getElementsByClassName(scope(local).replace("#", "root").replaceAll("/", "_"))[row];
      const button = list?.querySelector("button");
      return button ?? all(place, "button").find((b) => b.textContent.startsWith("Add to"));
    },
  };
}

function jsonEditor(place, { schema, data }, options) {
  // Not startval, which removes each optional field that it lacks.
  const editor = new JSONEditor(place, { schema: data ? { ...schema, default: data } : schema, show_errors: "always", ...options });
  // A step with a dot is two in the name of its control.
  const name = (path) => "root" + path.flatMap((step) => String(step).split(".")).map((step) => `[${step}]`).join("");
  return {
    ready: new Promise((done) => editor.on("ready", done)),
    data: () => editor.getValue(),
    submit: () => settle().then(() => (editor.validate().length ? null : editor.getValue())),
    find(path) {
      const named = all(place, "input,select,textarea").filter((e) => e.name === name(path));
      if (named.length) return named;
      return all(place, "input").filter((e) => e.id.startsWith(name(path)) && /^\d+$/.test(e.id.slice(name(path).length)));
    },
    add(path) {
      const list = place.querySelector(`[data-schemapath="${["root", ...path].join(".")}"]`);
      return all(list, ".json-editor-btntype-add").findLast((b) => b.closest("[data-schematype=array]") === list);
    },
  };
}

// A renderer shows a form in a place on the page. What it returns gives the
// data as it is, tries to send it (null: refused), and finds controls.
//
// A control is named by its path in the document. find returns the elements of
// one field: one element, or one for each option.
const renderers = {
  rjsf: (place, form) => rjsf(place, form, Form),
  "rjsf-mui": (place, form) => rjsf(place, form, MaterialForm),
  // Its styles are written at run time, with the nonce that the page's policy takes.
  "rjsf-mui-nonce": (place, form) => rjsf(place, form, MaterialForm, createCache({ key: "css", nonce: document.querySelector("script[nonce]")?.nonce })),

  jsonforms: (place, form) => jsonforms(place, form, vanillaCells),
  "jsonforms-cell": (place, form) => jsonforms(place, form, cells),

  "json-editor": (place, form) => jsonEditor(place, form, {}),
  // Values are texts, and not HTML to take apart. And no style sheets are written.
  "json-editor-host"(place, form) {
    JSONEditor.defaults.editors.string.prototype.purify = (value) => value;
    return jsonEditor(place, form, { disable_theme_rules: true });
  },

  surveyjs(place, { schema, data }) {
    const survey = new Model(schema);
    // All pages at once, so that the test need not turn them.
    survey.questionsOnPageMode = "singlePage";
    if (data) survey.data = data;
    let sent = null;
    survey.onComplete.add((s) => (sent = s.data));
    renderSurvey(survey, place);
    const question = (path) => {
      const at = path.findIndex((step) => typeof step === "number");
      if (at < 0) return survey.getQuestionByName("/" + path.join("/"));
      return survey.getQuestionByName("/" + path.slice(0, at).join("/")).panels[path[at]]?.getQuestionByName(path.slice(at + 1).join("/"));
    };
    return {
      data: () => survey.data,
      submit() {
        sent = null;
        place.querySelector("input[type=button][value=Complete]").click();
        return settle().then(() => sent);
      },
      find(path) {
        const q = question(path);
        const box = q && q.isVisible && document.getElementById(q.id);
        return box ? all(box, "input,textarea,select") : [];
      },
      add: (path) => document.getElementById(question(path)?.id)?.querySelector("[id$=addPanel]"),
    };
  },
};

const all = (place, selector) => [...place.querySelectorAll(selector)];
const settle = () => new Promise((done) => setTimeout(done, 150));

let shown;

window.render = async (renderer, profile, ui, data) => {
  const place = document.getElementById("form");
  place.replaceChildren();
  const box = place.appendChild(document.createElement("div"));
  try {
    shown = renderers[renderer](box, { schema: JSON.parse(profile), ui: ui ? JSON.parse(ui) : undefined, data: data ? JSON.parse(data) : undefined });
  } catch (error) {
    return String(error);
  }
  await shown.ready;
  await settle();
  return "";
};

window.data = () => JSON.stringify(shown.data() ?? {});
window.submit = async () => JSON.stringify((await shown.submit()) ?? null);

// plain leaves out the signs that nobody sees: they set words apart.
const plain = (text) => text.replace(/[\u2060\u200b\u200e\u200f\u2066-\u2069]/g, "").replace(/\s+/g, " ").trim();

// label is what a person reads at one option.
const label = (e) => {
  const text = e.closest("label") ?? e.labels?.[0];
  return text ? plain(text.innerText) : "";
};

// describe says what the control of a field is: its kind, its options with
// their words, and which are chosen.
window.describe = (path) => {
  const found = shown.find(path).filter((e) => e.checkVisibility());
  if (!found.length) return null;
  const first = found[0];
  const kind = first.tagName === "SELECT" ? "select" : first.type === "radio" || first.type === "checkbox" ? first.type : first.getAttribute("role") === "combobox" ? "combobox" : "text";
  const options = kind === "select" ? [...first.options].map((o) => ({ label: plain(o.label || o.text), chosen: o.selected })) : kind === "text" || kind === "combobox" ? [] : found.map((e) => ({ label: label(e), chosen: e.checked }));
  return { kind, options };
};

// mark makes an element easy to find for the test, and returns its selector.
let marks = 0;
const mark = (e) => {
  if (!e) return "";
  e.dataset.mark = ++marks;
  return `[data-mark="${marks}"]`;
};

// clickable returns what a person clicks to choose an option: its label.
window.clickable = (path, i) => {
  const e = shown.find(path)[i];
  return mark(e?.closest("label") ?? e?.labels?.[0] ?? e);
};
window.control = (path, i = 0) => mark(shown.find(path)[i]);
window.adder = (path) => mark(shown.add(path));

// pick chooses from a drop-down list, with the events that a browser sends:
// the list itself is drawn outside the page.
window.pick = (path, i, row = 0) => {
  const e = shown.find(path)[row];
  e.focus();
  e.selectedIndex = i;
  e.dispatchEvent(new Event("input", { bubbles: true }));
  e.dispatchEvent(new Event("change", { bubbles: true }));
};

// item returns the entry with some words in a list that is open on the page, when
// it has come to rest there: some lists grow.
window.item = async (words) => {
  const e = all(document, "[role=option]").find((e) => e.checkVisibility() && plain(e.innerText) === words);
  const where = () => JSON.stringify(e.getBoundingClientRect());
  for (let before = ""; e && before !== where(); ) {
    before = where();
    await new Promise((done) => setTimeout(done, 60));
  }
  return mark(e);
};

// nearest reports whether a control stands in a box with some words that holds
// no control of another question: that is, whether they are its label.
window.nearest = (path, words, others) => {
  const own = shown.find(path)[0];
  const rest = others.map((p) => shown.find(p)[0]).filter(Boolean);
  for (let box = own?.parentElement; box; box = box.parentElement) {
    if (rest.some((e) => e !== own && box.contains(e))) return false;
    if (plain(box.innerText).includes(words)) return true;
  }
  return false;
};

// inOrder reports whether controls follow one another on the page.
window.inOrder = (paths) => {
  const found = paths.map((p) => shown.find(p)[0]);
  return found.every((e, i) => e && (i === 0 || found[i - 1].compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING));
};

// words returns everything that a person reads on the page.
window.words = () => plain(document.getElementById("form").innerText);

// direct sets the direction of the text around the form, as its host does.
window.direct = (lang, dir) => Object.assign(document.getElementById("form"), { lang, dir });

// runs says in which direction words stand on the page: from their first sign to
// their last. Both are looked for where they are painted.
window.runs = (words) => {
  const walker = document.createTreeWalker(document.getElementById("form"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const start = node.data.indexOf(words);
    if (start < 0 || !node.parentElement.checkVisibility() || node.parentElement.closest("option")) continue;
    const [first, last] = [start, start + words.length - 1].map((i) => {
      const range = document.createRange();
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      return range.getBoundingClientRect();
    });
    if (!first.width || !last.width) continue;
    return Math.abs(first.top - last.top) > first.height / 2 ? "wrapped" : first.left < last.left ? "ltr" : "rtl";
  }
  return "";
};

// chosen marks all that stands in a field, for the next key to take its place.
window.chosen = (path) => shown.find(path)[0].select();

// blocked are the directives of the page's policy that something ran against.
const blocked = new Set();
document.addEventListener("securitypolicyviolation", (e) => blocked.add(e.effectiveDirective));
window.blocked = () => [...blocked].sort();

window.ready = true;
