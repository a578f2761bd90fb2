//! The fields, parameters and variables that an expression reads, as the author wrote them.

use rhai::Expr;

/// A field, parameter or variable that is read.
pub(super) struct Leaf<'a> {
    /// The name as written, such as `community.total_score`.
    pub name: String,
    /// The expression itself.
    pub of: &'a Expr,
}

/// Appends the leaves of an expression, from left to right.
pub(super) fn leaves<'a>(expression: &'a Expr, found: &mut Vec<Leaf<'a>>) {
    if let Some(name) = path(expression) {
        found.push(Leaf {
            name,
            of: expression,
        });
        return computed_indices(expression, found);
    }
    match expression {
        Expr::FnCall(call, _) | Expr::MethodCall(call, _) => {
            call.args.iter().for_each(|e| leaves(e, found));
        }
        Expr::And(parts, _) | Expr::Or(parts, _) | Expr::Coalesce(parts, _) => {
            parts.iter().for_each(|e| leaves(e, found));
        }
        Expr::Array(items, _) => items.iter().for_each(|e| leaves(e, found)),
        Expr::Dot(of, ..) | Expr::Index(of, ..) => {
            leaves(&of.lhs, found);
            match &of.rhs {
                Expr::MethodCall(call, _) => call.args.iter().for_each(|e| leaves(e, found)),
                chain => computed_indices(chain, found),
            }
        }
        _ => {}
    }
}

/// Appends the leaves of computed indices in a chain: `severity` in `params.deadlines[petition.severity - 1]`.
fn computed_indices<'a>(chain: &'a Expr, found: &mut Vec<Leaf<'a>>) {
    match chain {
        Expr::Dot(of, ..) => {
            computed_indices(&of.lhs, found);
            computed_indices(&of.rhs, found);
        }
        Expr::Index(of, ..) => {
            computed_indices(&of.lhs, found);
            if index(&of.rhs).is_none() {
                leaves(&of.rhs, found);
            }
        }
        _ => {}
    }
}

/// A variable, a field or a list element, as written. None for computed expressions.
fn path(expression: &Expr) -> Option<String> {
    match expression {
        Expr::Variable(variable, ..) => Some(variable.1.to_string()),
        Expr::Property(property, _) => Some(property.2.to_string()),
        Expr::Dot(of, ..) => Some(format!("{}.{}", path(&of.lhs)?, path(&of.rhs)?)),
        Expr::Index(of, ..) => {
            let index = index(&of.rhs).unwrap_or_else(|| "…".to_owned());
            Some(format!("{}[{index}]", path(&of.lhs)?))
        }
        _ => None,
    }
}

fn index(expression: &Expr) -> Option<String> {
    match expression {
        Expr::IntegerConstant(i, _) => Some(i.to_string()),
        other => path(other),
    }
}
