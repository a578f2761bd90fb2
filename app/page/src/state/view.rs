//! The parts of the page that can be open.

/// A tab of the policy panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The parameters.
    #[default]
    Parameters,
    /// The rule editor.
    Rules,
    /// The scenario's facts.
    Data,
    /// What differs from the baseline, and the moves so far.
    Changes,
    /// Recent works and shipped scenarios.
    Cases,
}

impl Tab {
    /// All tabs, from left to right.
    pub const ALL: [Self; 5] = [
        Self::Parameters,
        Self::Rules,
        Self::Data,
        Self::Changes,
        Self::Cases,
    ];

    /// Its name in addresses and in the page.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Parameters => "parameters",
            Self::Rules => "rules",
            Self::Data => "data",
            Self::Changes => "changes",
            Self::Cases => "cases",
        }
    }
}

/// A view of the outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Key figures and the main charts.
    #[default]
    Overview,
    /// All charts.
    Charts,
    /// Scenarios side by side.
    Compare,
    /// Streets, communities and grids.
    Places,
    /// Who gains and who loses, and which change did what.
    Why,
}

/// The column that a phone shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// The results.
    #[default]
    Outcome,
    /// The policy.
    Policy,
}
