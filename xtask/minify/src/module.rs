//! A module and the stylesheets in it.

use anyhow::{Context, Result, ensure};
use oxc_allocator::Allocator;
use oxc_ast::ast::{Argument, CallExpression, Program};
use oxc_ast_visit::{VisitMut, walk_mut};
use oxc_codegen::{Codegen, CodegenOptions, CommentOptions};
use oxc_compat::EngineTargets;
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

use crate::{quotes::in_double_quotes, stylesheet::without_spaces};

/// The syntax that comes out is none that is newer: private members ask for this edition as they stand.
const NEWEST_SYNTAX: &str = "es2022";

/// What is given to this method is a stylesheet.
const TAKES_STYLESHEET: &str = "replaceSync";

/// The same module with short names for what it keeps to itself, and without comments and spaces. Names of properties stay.
pub(crate) fn minified(source: &str) -> Result<String> {
    let allocator = Allocator::default();
    let mut program = parsed(&allocator, source)?;
    Stylesheets { allocator: &allocator }.visit_program(&mut program);
    let target = EngineTargets::from_target(NEWEST_SYNTAX).map_err(anyhow::Error::msg)?;
    let options = MinifierOptions {
        mangle: Some(MangleOptions { top_level: Some(true), ..MangleOptions::default() }),
        compress: Some(CompressOptions { target, ..CompressOptions::smallest() }),
    };
    let names = Minifier::new(options).minify(&allocator, &mut program);
    let code = Codegen::new()
        .with_options(CodegenOptions {
            minify: true,
            comments: CommentOptions::disabled(),
            ..CodegenOptions::default()
        })
        .with_scoping(names.scoping)
        .with_private_member_mappings(names.class_private_mappings)
        .build(&program)
        .code;
    let small = parsed(&allocator, allocator.alloc_str(&code)).context("what was made of it is no module")?;
    Ok(in_double_quotes(&code, &small))
}

fn parsed<'a>(allocator: &'a Allocator, source: &'a str) -> Result<Program<'a>> {
    let parsed = Parser::new(allocator, source, SourceType::mjs()).parse();
    let first = parsed.diagnostics.first();
    ensure!(first.is_none() && !parsed.panicked, "this is no module: {first:?}");
    Ok(parsed.program)
}

/// Takes the spaces out of the stylesheets of a module.
struct Stylesheets<'a> {
    allocator: &'a Allocator,
}

impl<'a> VisitMut<'a> for Stylesheets<'a> {
    fn visit_call_expression(&mut self, call: &mut CallExpression<'a>) {
        if call.callee_name() == Some(TAKES_STYLESHEET)
            && let [Argument::TemplateLiteral(stylesheet)] = call.arguments.as_mut_slice()
        {
            // One with a backslash in it is written otherwise than it reads.
            for part in stylesheet.quasis.iter_mut().filter(|part| part.value.cooked == Some(part.value.raw)) {
                let small = self.allocator.alloc_str(&without_spaces(&part.value.raw)).into();
                (part.value.raw, part.value.cooked) = (small, Some(small));
            }
        }
        walk_mut::walk_call_expression(self, call);
    }
}

#[cfg(test)]
mod tests {
    use super::minified;

    const ELEMENT: &str = include_str!("../../../public/embed/user-sessions.js");

    #[test]
    fn the_element_is_still_a_module_that_defines_it_and_says_all_that_it_says() {
        let small = minified(ELEMENT).unwrap();
        assert!(small.len() < ELEMENT.len() * 2 / 3, "{} bytes", small.len());
        assert!(small.contains("customElements.define(\"user-sessions\","), "{small}");
        assert!(!small.contains("/**") && !small.contains("@param") && !small.contains("\n//"), "{small}");
        let texts = ELEMENT.split_once("STRINGS = ").unwrap().1.split_once("\n});").unwrap().0;
        let texts: Vec<_> =
            texts.lines().filter_map(|line| line.trim().strip_suffix("',")?.split('\'').next_back()).collect();
        assert!(texts.len() > 50, "{texts:?}");
        for text in texts {
            assert!(small.contains(text), "{text:?} is not in {small}");
        }
    }

    #[test]
    fn names_within_become_short_and_those_of_properties_and_globals_stay() {
        let module = "
            // What it is.
            const separator = ', ';
            class Counter extends HTMLElement {
              #counted = 0;
              count(addend) {
                this.#counted += addend;
                return [this.#counted, this.title].join(separator);
              }
            }
            customElements.define('x-counter', Counter);
        ";
        let small = minified(module).unwrap();
        for gone in ["What it is", "separator", "Counter", "#counted", "addend", "\n"] {
            assert!(!small.trim_end().replace("x-counter", "").contains(gone), "{gone:?} is in {small}");
        }
        for stays in ["HTMLElement", "count(", ".title", "customElements.define", "x-counter"] {
            assert!(small.contains(stays), "{stays:?} is not in {small}");
        }
    }

    #[test]
    fn only_a_stylesheet_loses_its_spaces() {
        let module = "const say = `a {  b: ${c}; }`; sheet.replaceSync(`d {  b: ${say}; }`); other(say);";
        let small = minified(module).unwrap();
        assert!(small.contains("replaceSync(`d{b:${") && small.contains("`a {  b: ${c}; }`"), "{small}");
        let escaped = minified("sheet.replaceSync(`a { content: \"\\\\201c\" }`);").unwrap();
        assert!(escaped.contains("`a { content: \"\\\\201c\" }`"), "{escaped}");
    }

    #[test]
    fn what_is_no_module_is_refused() {
        let refusal = minified("class {").unwrap_err().to_string();
        assert!(refusal.contains("this is no module"), "{refusal}");
    }
}
