//! Files that use each other in a circle. Of none of them can anybody say what it may touch, so there are none.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anyhow::{Context, Result};
use petgraph::{algo::tarjan_scc, graphmap::DiGraphMap};
use syn::{
    Attribute, File, ItemMod, ItemUse, Macro, UseTree, Visibility,
    visit::{self, Visit},
};

use crate::workspace::files_below;

/// The names from the crate down to a module or to something in it.
type Names = Vec<String>;

/// What a file says of others.
#[derive(Default)]
struct Module {
    /// What it uses.
    uses: BTreeSet<Names>,
    /// The names that others can reach through it, and what they stand for.
    known_as: BTreeMap<String, Names>,
}

/// The circles among the files of a crate, each as the names of its modules.
pub(super) fn circles(sources: &Path) -> Result<Vec<String>> {
    let mut files = BTreeMap::new();
    for path in files_below(sources)?.into_iter().filter(|path| path.extension().is_some_and(|end| end == "rs")) {
        let text = fs::read_to_string(&path)?;
        let file = syn::parse_file(&text).with_context(|| format!("{} is not Rust", path.display()))?;
        files.insert(module_of(path.strip_prefix(sources)?), file);
    }
    Ok(among(&files))
}

fn module_of(path: &Path) -> Names {
    let mut names: Names = path.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if names.last().is_some_and(|last| ["lib", "main", "mod"].contains(&last.as_str())) {
        names.pop();
    }
    names
}

fn among(files: &BTreeMap<Names, File>) -> Vec<String> {
    let modules: BTreeMap<_, _> = files.iter().map(|(name, file)| (name, read(name, file, files))).collect();
    let mut arrows = DiGraphMap::<&Names, ()>::new();
    for (from, module) in &modules {
        for to in module.uses.iter().filter_map(|used| home(used, &modules)).filter(|to| to != from) {
            arrows.add_edge(*from, to, ());
        }
    }
    let circles = tarjan_scc(&arrows).into_iter().filter(|circle| circle.len() > 1);
    circles.map(|circle| circle.iter().map(|names| names.join("::")).collect::<Vec<_>>().join(", ")).collect()
}

/// The module in which `used` stands. What a module hands on from another one stands there.
fn home<'a>(used: &Names, modules: &BTreeMap<&'a Names, Module>) -> Option<&'a Names> {
    let mut used = used.clone();
    // Names that are handed on in a circle themselves stand nowhere.
    for _ in 0..16 {
        let (&name, module) = (0..=used.len()).rev().find_map(|end| modules.get_key_value(&used[..end].to_vec()))?;
        let rest = &used[name.len()..];
        match rest.first().and_then(|first| module.known_as.get(first)) {
            Some(other) if *other != used => used = other.iter().chain(&rest[1..]).cloned().collect(),
            _ => return Some(name),
        }
    }
    None
}

fn read(name: &Names, file: &File, files: &BTreeMap<Names, File>) -> Module {
    let mut reading = Reading { name, files, module: Module::default() };
    reading.visit_file(file);
    reading.module
}

struct Reading<'a> {
    name: &'a Names,
    files: &'a BTreeMap<Names, File>,
    module: Module,
}

impl Reading<'_> {
    /// The same path from the crate down, unless it leads out of the crate.
    fn absolute(&self, path: &[String]) -> Option<Names> {
        let child = |first: &String| self.name.iter().chain([first]).cloned().collect::<Names>();
        let up = path.iter().take_while(|name| *name == "super").count();
        match path.first()?.as_str() {
            "crate" => Some(path[1..].to_vec()),
            "self" => Some([self.name, &path[1..]].concat()),
            "super" => Some([&self.name[..self.name.len().checked_sub(up)?], &path[up..]].concat()),
            _ if self.files.contains_key(&child(&path[0])) => Some([self.name, path].concat()),
            _ => None,
        }
    }

    fn use_path(&mut self, path: &[String]) {
        self.module.uses.extend(self.absolute(path));
    }
}

impl<'ast> Visit<'ast> for Reading<'_> {
    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        if !module.attrs.iter().any(is_for_tests) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let mut leaves = Vec::new();
        flatten(&item.tree, &mut Vec::new(), &mut leaves);
        for (path, known_as) in leaves {
            let Some(path) = self.absolute(&path) else { continue };
            // A folder hands on what is in it; that is no use of it.
            if matches!(item.vis, Visibility::Inherited) {
                self.module.uses.insert(path.clone());
            }
            self.module.known_as.insert(known_as, path);
        }
    }

    /// Who may see something is no use of them.
    fn visit_visibility(&mut self, _: &'ast Visibility) {}

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Names = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if ["crate", "super"].contains(&names[0].as_str()) {
            self.use_path(&names);
        }
        visit::visit_path(self, path);
    }

    /// What a macro makes of its words nobody knows; the paths among them are written out.
    fn visit_macro(&mut self, call: &'ast Macro) {
        let words = call.tokens.to_string().replace(" :: ", "::");
        for word in words.split(|end: char| !(end.is_alphanumeric() || end == '_' || end == ':')) {
            if word.starts_with("crate::") || word.starts_with("super::") {
                self.use_path(&word.split("::").map(str::to_owned).collect::<Names>());
            }
        }
        visit::visit_macro(self, call);
    }
}

fn is_for_tests(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Path>().is_ok_and(|path| path.is_ident("test"))
}

/// Each path of a tree, and the name under which the module knows it.
fn flatten(tree: &UseTree, before: &mut Names, leaves: &mut Vec<(Names, String)>) {
    let mut leaf = |name: String, known_as: String| {
        // `use a::{self}` is `a`.
        let path: Names = before.iter().cloned().chain((name != "self").then_some(name)).collect();
        let known_as = if known_as == "self" { path.last().cloned().unwrap_or_default() } else { known_as };
        leaves.push((path, known_as));
    };
    match tree {
        UseTree::Name(name) => leaf(name.ident.to_string(), name.ident.to_string()),
        UseTree::Rename(name) => leaf(name.ident.to_string(), name.rename.to_string()),
        UseTree::Glob(_) => leaf("self".into(), "*".into()),
        UseTree::Group(group) => group.items.iter().for_each(|tree| flatten(tree, before, leaves)),
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            flatten(&path.tree, before, leaves);
            before.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circles(files: &[(&str, &str)]) -> Vec<String> {
        let file = |(path, text): &(&str, &str)| (module_of(Path::new(path)), syn::parse_file(text).unwrap());
        among(&files.iter().map(file).collect())
    }

    #[test]
    fn files_that_use_each_other_are_a_circle_however_they_say_it() {
        let direct =
            [("lib.rs", "mod a; mod b;"), ("a.rs", "use crate::b::B;"), ("b.rs", "use crate::{a::{self, A}};")];
        assert_eq!(circles(&direct), ["b, a"]);
        let handed_on = [
            ("lib.rs", "mod a; mod b; pub use a::A; pub(crate) use b::{B as C};"),
            ("a.rs", "fn f(_: crate::C) {}"),
            ("b/mod.rs", "mod c; pub use c::*; pub struct B;"),
            ("b/c.rs", "fn g() { println!(\"{}\", super::super::A::new()) }"),
        ];
        assert_eq!(circles(&handed_on), Vec::<String>::new(), "c uses a, which uses b and not c");
        let through = [
            ("lib.rs", "mod a; mod b; pub use a::A; pub use b::D;"),
            ("a.rs", "use crate::D;"),
            ("b/mod.rs", "mod c; pub use c::D;"),
            ("b/c.rs", "view! { <crate::A/> }"),
        ];
        assert_eq!(circles(&through), ["b::c, a"]);
    }

    #[test]
    fn a_folder_that_hands_on_what_is_in_it_and_tests_are_no_circle() {
        let files = [
            ("lib.rs", "pub mod a; pub mod b;"),
            ("a/mod.rs", "mod c; pub use c::C; pub struct A;"),
            ("a/c.rs", "use super::A; pub struct C;"),
            ("d.rs", "mod e; use e::E;"),
            ("d/e.rs", "pub(super) struct E; impl E { pub(in crate::d) fn f() {} }"),
            ("b.rs", "use crate::a::C; #[cfg(test)] mod tests { use super::*; }"),
        ];
        assert_eq!(circles(&files), Vec::<String>::new());
        let in_tests = [("a.rs", "use crate::b::B;"), ("b.rs", "#[cfg(test)] mod tests { use crate::a::A; }")];
        assert_eq!(circles(&in_tests), Vec::<String>::new());
    }
}
