// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors
// Runs queries, parses or validates with engines from npm; prints JSON.
//   node engines.mjs oxigraph GRAPH.ttl QUERY.rq ...   -> {"QUERY.rq": [["cell", ...], ...]}
//   node engines.mjs n3 GRAPH.ttl                      -> {"triples": N}
//   node engines.mjs shacl GRAPH.ttl SHAPES.ttl ...    -> {"violations": ["...", ...]}
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(process.env.NPM_FOLDER + "/package.json");
const [engine, graph, ...rest] = process.argv.slice(2);

function oxigraph() {
  const { Store } = require("oxigraph");
  const store = new Store();
  store.load(readFileSync(graph, "utf8"), { format: "text/turtle" });
  const answers = {};
  for (const file of rest) {
    const sparql = readFileSync(file, "utf8");
    const names = [];
    answers[file] = store.query(sparql).map((row) => {
      for (const name of row.keys()) if (!names.includes(name)) names.push(name);
      return Object.fromEntries([...row].map(([name, term]) => [name, term.value]));
    });
  }
  return answers;
}

function quadsOf(file) {
  const { Parser } = require("n3");
  return new Parser().parse(readFileSync(file, "utf8"));
}

async function shacl() {
  const { Validator } = await import(require.resolve("shacl-engine"));
  const factory = await import(require.resolve("@rdfjs/dataset"));
  const n3 = require("n3");
  const dataset = (quads) => factory.default.dataset(quads);
  const shapes = dataset(rest.flatMap(quadsOf));
  const validator = new Validator(shapes, { factory: { ...n3.DataFactory, dataset } });
  const report = await validator.validate({ dataset: dataset(quadsOf(graph)) });
  const text = (x) => x?.value ?? x?.term?.value ?? "";
  return {
    violations: report.results.map(
      (r) => `${text(r.focusNode)} ${text(r.path?.[0]?.predicates?.[0])} ${text(r.constraintComponent)}`),
  };
}

const run = { oxigraph, n3: () => ({ triples: quadsOf(graph).length }), shacl };
console.log(JSON.stringify(await run[engine]()));
