//! A card with a chart of the outcome. It stays empty until the scheduler reaches it.

use std::rc::Rc;

use gongzhi_page::charts::kinds::ChartKind;
use gongzhi_page::charts::under_way::UnderWay;
use gongzhi_page::outcome::Outcome;
use gongzhi_page::runs::progress::Course;
use yew::prelude::*;

use super::card::ChartCard;
use crate::browser::scheduler::use_deferred;
use crate::ui::use_ui;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The shown outcome.
    pub outcome: Rc<Outcome>,
    /// Which chart of the outcome to draw.
    pub kind: ChartKind,
    /// Id of the chart, if its default id is already used on the page.
    #[prop_or_default]
    pub id: Option<&'static str>,
    /// CSS classes that set its size.
    #[prop_or_default]
    pub class: Classes,
    /// Controls beside the title.
    #[prop_or_default]
    pub children: Html,
}

/// A card with a chart of the outcome.
#[component]
pub fn FigureCard(props: &Props) -> Html {
    let ui = use_ui();
    let wanted = (props.outcome.clone(), props.kind.clone(), ui.style());
    let granted = use_deferred(&wanted);
    let figure = use_memo(granted, |granted| {
        let (outcome, kind, style) = granted.as_ref()?;
        Some(Rc::new(kind.figure(outcome, *style)))
    });
    let course = use_context::<Course>().unwrap_or_default();
    let drawn = (course, wanted);
    let under_way = use_memo(drawn, |(course, (outcome, kind, style))| {
        let drawn = course.as_ref().and_then(|course| {
            let line = UnderWay {
                outcome,
                course,
                style: *style,
            };
            line.over(kind)
        });
        drawn.map_or_else(AttrValue::default, |option| option.to_string().into())
    });
    match &*figure {
        Some(figure) => html! {
            <ChartCard figure={figure.clone()} under_way={(*under_way).clone()} id={props.id} class={props.class.clone()}>{ props.children.clone() }</ChartCard>
        },
        None => {
            html! { <article class={classes!("card", "chart-card", "blank", props.class.clone())}></article> }
        }
    }
}
