// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Classes and relations of the ontology. The classes that code speaks of have fixed indices
/// (`core`); all others follow in the order of the files.
#include "ontology_internal.h"

/* ---- classes ---- */

/// By local name of the IRI.
static const char* const core[CLASS_CORE_COUNT] = {
    [CLASS_NONE] = "Thing",
    [CLASS_AGENT] = "Agent",
    [CLASS_PERSON] = "Person",
    [CLASS_ORGANIZATION] = "Organization",
    [CLASS_CORPORATION] = "Corporation",
    [CLASS_GOVERNMENT_ORGANIZATION] = "GovernmentOrganization",
    [CLASS_NEWS_MEDIA] = "NewsMediaOrganization",
    [CLASS_UNIVERSITY] = "CollegeOrUniversity",
    [CLASS_PARTY] = "PoliticalParty",
    [CLASS_PLACE] = "Place",
    [CLASS_COUNTRY] = "Country",
    [CLASS_CITY] = "City",
    [CLASS_REGION] = "Region",
    [CLASS_EVENT] = "Event",
    [CLASS_PRODUCT] = "Product",
    [CLASS_LEGISLATION] = "Legislation",
    [CLASS_TECHNOLOGY] = "Technology",
    [CLASS_OFFER] = "Offer",
    [CLASS_UNNAMED_SOURCE] = "UnnamedSource",
    [CLASS_GROUP] = "Group",
    [CLASS_DATE] = "Date",
    [CLASS_MONEY] = "Money",
    [CLASS_PERCENT] = "Percent",
    [CLASS_NUMBER] = "Number",
    [CLASS_NATIONALITY] = "Nationality",
};

static ClassId core_class(Str local) {
  for (ClassId c = 0; c < CLASS_CORE_COUNT; c++)
    if (str_equal(local, str_from(core[c]))) return c;
  return CLASS_NONE;
}

static IriKind iri_kind(Str s) {
  if (str_equal(s, STR("person"))) return IRI_PERSON;
  if (str_equal(s, STR("org"))) return IRI_ORG;
  if (str_equal(s, STR("place"))) return IRI_PLACE;
  return IRI_THING;
}

/// Room for the core classes; one that no file describes keeps its plain name.
static void add_core_classes(Ontology* o) {
  for (ClassId c = 0; c < CLASS_CORE_COUNT; c++) {
    Str name = str_from(core[c]);
    vec_push(&o->classes, o->arena,
             (Class){.iri = arena_printf(o->arena, NS_NG "%s", core[c]),
                     .name = name,
                     .label = name,
                     .iri_kind = IRI_THING,
                     .is_value = c >= CLASS_DATE});
  }
}

static void add_class(Ontology* o, const Resource* r, bool is_value) {
  Str local = iri_local(r->iri);
  ClassId id = core_class(local);
  if (id == CLASS_NONE) {
    if (o->classes.n >= MAX_CLASSES) {
      resource_error(o, r, NULL, "more than %d classes", MAX_CLASSES);
      return;
    }
    id = (ClassId)o->classes.n;
    vec_push(&o->classes, o->arena, (Class){0});
  }
  Str name = resource_value(r, STR(NS_NG "className"));
  Str label = resource_value(r, STR(NS_RDFS "label"));
  o->classes.data[id] = (Class){.iri = r->iri,
                                .name = name.len ? name : local,
                                .label = label.len ? label : local,
                                .iri_kind = iri_kind(resource_value(r, STR(NS_NG "iriKind"))),
                                .is_value = is_value};
  map_put(&o->class_by_iri, r->iri, id);
}

/// is_a by walking up; a cycle ends where a bit is set already.
static void add_supers(Ontology* o, ClassId c, Str iri) {
  const Resource* r = resource_find(o, iri);
  size_t at = 0;
  for (const Property* p; r && (p = resource_next(r, STR(NS_RDFS "subClassOf"), &at)) != NULL;) {
    uint32_t super;
    if (!map_get(&o->class_by_iri, p->object.value, &super)) continue;
    if (o->is_a[c][super / 64] >> (super % 64) & 1) continue;
    o->is_a[c][super / 64] |= UINT64_C(1) << (super % 64);
    add_supers(o, c, p->object.value);
  }
}

void load_classes(Ontology* o) {
  add_core_classes(o);
  for (size_t i = 0; i < o->resources.n; i++) {
    const Resource* r = &o->resources.data[i];
    bool entity = resource_has(r, STR(NS_RDF "type"), STR(NS_NG "EntityClass"));
    bool value = resource_has(r, STR(NS_RDF "type"), STR(NS_NG "ValueClass"));
    if (entity || value) add_class(o, r, value);
  }
  o->is_a = arena_alloc(o->arena, o->classes.n, sizeof *o->is_a);
  for (size_t c = 0; c < o->classes.n; c++) {
    o->is_a[c][c / 64] |= UINT64_C(1) << (c % 64);
    add_supers(o, (ClassId)c, o->classes.data[c].iri);
    map_put(&o->class_by_name, o->classes.data[c].name, (uint32_t)c);
  }
}

const Class* ontology_class(const Ontology* o, ClassId c) {
  return &o->classes.data[c];
}
ClassId ontology_n_classes(const Ontology* o) {
  return (ClassId)o->classes.n;
}

ClassId ontology_find_class(const Ontology* o, Str name) {
  uint32_t c;
  if (map_get(&o->class_by_name, name, &c) || map_get(&o->class_by_iri, name, &c))
    return (ClassId)c;
  return CLASS_NONE;
}

bool ontology_is_a(const Ontology* o, ClassId c, ClassId super) {
  return o->is_a[c][super / 64] >> (super % 64) & 1;
}

/* ---- relations ---- */

static void add_ends(Ontology* o, const Resource* r, Str predicate, ClassId ends[4],
                     bool* literal) {
  size_t at = 0, n = 0;
  while (n < 4 && ends[n] != CLASS_NONE)
    n++;
  for (const Property* p; (p = resource_next(r, predicate, &at)) != NULL;) {
    Str iri = p->object.value;
    if (str_equal(iri, STR(NS_RDFS "Literal")) || str_starts(iri, STR(NS_XSD))) {
      if (literal) *literal = true;
      continue;
    }
    ClassId c = ontology_find_class(o, iri);
    if (c == CLASS_NONE && resource_find(o, iri) == NULL)
      resource_error(o, r, p, "unknown class %.*s", STR_ARG(iri_local(iri)));
    else if (n == 4)
      resource_error(o, r, p, "more than 4 classes in a domain or range");
    else if (c != CLASS_NONE)
      ends[n++] = c;
  }
}

static void add_relation(Ontology* o, const Resource* r) {
  Relation rel = {.iri = r->iri, .name = iri_local(r->iri)};
  Str label = resource_value(r, STR(NS_RDFS "label"));
  Str inverse = resource_value(r, STR(NS_NG "alignedInverse"));
  rel.label = label.len ? label : rel.name;
  rel.aligned = inverse.len ? inverse : resource_value(r, STR(NS_NG "alignedWith"));
  rel.aligned_inverse = inverse.len > 0;
  rel.symmetric = resource_has(r, STR(NS_RDF "type"), STR(NS_OWL "SymmetricProperty"));
  rel.single = str_equal(resource_value(r, STR(NS_NG "single")), STR("true"));
  rel.several = str_equal(resource_value(r, STR(NS_NG "several")), STR("true"));
  rel.lasting = str_equal(resource_value(r, STR(NS_NG "lasting")), STR("true"));
  rel.former = iri_local(resource_value(r, STR(NS_NG "former")));
  add_ends(o, r, STR(NS_RDFS "domain"), rel.domain, NULL);
  add_ends(o, r, STR(NS_NG "unionDomain"), rel.domain, NULL);
  add_ends(o, r, STR(NS_RDFS "range"), rel.range, &rel.literal_range);
  add_ends(o, r, STR(NS_NG "unionRange"), rel.range, &rel.literal_range);
  uint32_t id = (uint32_t)o->relations.n;
  vec_push(&o->relations, o->arena, rel);
  map_put(&o->relation_by_name, rel.name, id);
  map_put(&o->relation_by_iri, rel.iri, id);
}

void load_relations(Ontology* o) {
  vec_push(&o->relations, o->arena, (Relation){0}); // 0 is none
  for (size_t i = 0; i < o->resources.n; i++) {
    const Resource* r = &o->resources.data[i];
    if (resource_has(r, STR(NS_RDF "type"), STR(NS_NG "Relation"))) add_relation(o, r);
  }
}

const Relation* ontology_relation(const Ontology* o, RelationId r) {
  return &o->relations.data[r];
}
RelationId ontology_n_relations(const Ontology* o) {
  return (RelationId)o->relations.n;
}

RelationId ontology_find_relation(const Ontology* o, Str name) {
  uint32_t r;
  if (map_get(&o->relation_by_name, name, &r) || map_get(&o->relation_by_iri, name, &r))
    return (RelationId)r;
  return 0;
}
