//! The modules of a crate, and the names in their `use` lines.

use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::path::Path;
use syn::{Item, UseTree, Visibility};

use super::Uses;

/// The path of a module or item, from the crate's root.
type Names = Vec<String>;

/// The modules of a crate: what each uses, and what it re-exports.
#[derive(Default)]
pub struct Modules {
    used: BTreeMap<Names, Vec<Names>>,
    passed_on: BTreeMap<(Names, String), Names>,
}

impl Modules {
    /// Reads every module in a folder of sources.
    ///
    /// # Errors
    /// If a file cannot be read or is not valid Rust.
    pub fn read(folder: &Path) -> Result<Self> {
        let mut files = Vec::new();
        collect(folder, &mut Vec::new(), &mut files)?;
        let mut modules = Self::default();
        for (module, text) in &files {
            modules.used.insert(module.clone(), Vec::new());
            let file = syn::parse_file(text).with_context(|| module.join("::"))?;
            for item in &file.items {
                if let Item::Use(item) = item
                    && !is_of_tests(&item.attrs)
                {
                    let public = !matches!(item.vis, Visibility::Inherited);
                    modules.take(module, &item.tree, &mut Vec::new(), public);
                }
            }
        }
        Ok(modules)
    }

    /// For each folder (given by its module path), which of its modules use which others in it.
    pub fn uses_by_folder(&self) -> BTreeMap<Names, Uses> {
        let mut all: BTreeMap<Names, Uses> = BTreeMap::new();
        for (from, used) in &self.used {
            for to in used.iter().map(|path| self.module_of(path.clone())) {
                let depth = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
                if depth < from.len() && depth < to.len() {
                    let uses = all.entry(from[..depth].to_vec()).or_default();
                    let uses = uses.entry(from[depth].clone()).or_default();
                    uses.insert(to[depth].clone());
                }
            }
        }
        all
    }

    /// Collects the paths of a `use` line that lead into this crate.
    fn take(&mut self, module: &Names, tree: &UseTree, path: &mut Names, public: bool) {
        let (last, name) = match tree {
            UseTree::Path(step) => {
                path.push(step.ident.to_string());
                self.take(module, &step.tree, path, public);
                path.pop();
                return;
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.take(module, tree, path, public);
                }
                return;
            }
            UseTree::Name(name) => (name.ident.to_string(), name.ident.to_string()),
            UseTree::Rename(new) => (new.ident.to_string(), new.rename.to_string()),
            UseTree::Glob(_) => (String::new(), String::new()),
        };
        let mut whole = path.clone();
        whole.push(last);
        let Some(whole) = from_root(module, &whole, public) else {
            return;
        };
        if public {
            self.passed_on.insert((module.clone(), name), whole);
        } else {
            self.used.entry(module.clone()).or_default().push(whole);
        }
    }

    /// The module that contains an item, following re-exports.
    fn module_of(&self, path: Names) -> Names {
        let mut module = Names::new();
        for (i, name) in path.iter().enumerate() {
            module.push(name.clone());
            if self.used.contains_key(&module) {
                continue;
            }
            module.pop();
            return match self.passed_on.get(&(module.clone(), name.clone())) {
                Some(first) if *first != path => {
                    let rest = path[i + 1..].iter().cloned();
                    self.module_of(first.iter().cloned().chain(rest).collect())
                }
                _ => module,
            };
        }
        module
    }
}

/// A path starting at the crate's root; `None` if it leads out of the crate. A re-export may begin with the name of a
/// child module.
fn from_root(module: &Names, path: &Names, public: bool) -> Option<Names> {
    let mut at = module.clone();
    let mut rest = path.iter().peekable();
    match path.first()?.as_str() {
        "crate" => {
            at.clear();
            rest.next();
        }
        "super" | "self" => {
            while let Some(step) = rest.next_if(|step| *step == "super" || *step == "self") {
                if step == "super" {
                    at.pop();
                }
            }
        }
        _ if public => {}
        _ => return None,
    }
    at.extend(rest.filter(|name| *name != "self").cloned());
    Some(at)
}

fn is_of_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|a| a.path().is_ident("cfg"))
}

fn collect(folder: &Path, module: &mut Names, files: &mut Vec<(Names, String)>) -> Result<()> {
    let context = || folder.display().to_string();
    for entry in std::fs::read_dir(folder).with_context(context)? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        if name == "tests" || name == "fixture" {
            continue;
        }
        module.push(name.to_string());
        if path.is_dir() {
            collect(&path, module, files)?;
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = std::fs::read_to_string(&path)?;
            let root = matches!(&*name, "lib" | "main" | "mod");
            let of = if root { module.len() - 1 } else { module.len() };
            files.push((module[..of].to_vec(), text));
        }
        module.pop();
    }
    Ok(())
}
