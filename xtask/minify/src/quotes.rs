//! How the strings of a module are written.

use oxc_ast::ast::{Program, TaggedTemplateExpression, TemplateLiteral};
use oxc_ast_visit::{Visit, walk};

/// The module with one kind of quotes. oxc writes most strings as templates, which are as long, and names of properties in
/// double quotes: what is written alike is compressed better. `program` is `code`, parsed.
pub(crate) fn in_double_quotes(code: &str, program: &Program<'_>) -> String {
    let mut strings = Strings { places: Vec::new() };
    strings.visit_program(program);
    let mut code = code.to_owned();
    for place in strings.places {
        code.replace_range(place..=place, "\"");
    }
    code
}

/// The places of the quotes of templates that could as well be strings.
struct Strings {
    places: Vec<usize>,
}

impl<'a> Visit<'a> for Strings {
    fn visit_template_literal(&mut self, template: &TemplateLiteral<'a>) {
        let is_plain = |text: &str| !text.contains(['"', '\\', '\n', '\r']);
        if template.expressions.is_empty() && template.quasis.iter().all(|part| is_plain(&part.value.raw)) {
            self.places.extend([template.span.start as usize, template.span.end as usize - 1]);
        }
        walk::walk_template_literal(self, template);
    }

    /// The function that is named before such a template would not be called with a string.
    fn visit_tagged_template_expression(&mut self, tagged: &TaggedTemplateExpression<'a>) {
        self.visit_expression(&tagged.tag);
        for expression in &tagged.quasi.expressions {
            self.visit_expression(expression);
        }
    }
}

#[cfg(test)]
mod tests {
    use oxc_allocator::Allocator;
    use oxc_parser::Parser;
    use oxc_span::SourceType;

    use super::in_double_quotes;

    #[test]
    fn templates_that_are_strings_become_strings_and_no_others() {
        for (code, quoted) in [
            ("a(`b`,{c:`d`})", "a(\"b\",{c:\"d\"})"),
            ("a(`it's ${b} or ${`c`}`)", "a(`it's ${b} or ${\"c\"}`)"),
            ("a(`b \"c\"`,`\\n`,`d\ne`)", "a(`b \"c\"`,`\\n`,`d\ne`)"),
            ("a`b`;c`${`d`}`", "a`b`;c`${\"d\"}`"),
        ] {
            let allocator = Allocator::default();
            let program = Parser::new(&allocator, code, SourceType::mjs()).parse().program;
            assert_eq!(in_double_quotes(code, &program), quoted);
        }
    }
}
