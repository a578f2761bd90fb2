//! The published works and official documents that the model cites, each once and in full.
//!
//! Rows of the catalogue name a [`Work`]; page, tables and model document print it in full. A number without a work here is an
//! assumption.

use gongzhi_base::text::{Label, Lang};

/// A published work or an official document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work {
    /// Its authors, or the body that issued it.
    pub author: Label,
    /// Its title. A description in brackets, where the title is not known.
    pub title: Label,
    /// Where and when it was published, with the year.
    pub published: Label,
    /// The year of publication.
    pub year: u16,
}

impl Work {
    /// Author, title, place and year of publication.
    pub fn cited(&self, lang: Lang) -> String {
        let (author, title) = (self.author.get(lang), self.title.get(lang));
        format!("{author}. {title}. {}", self.published.get(lang))
    }
}

/// Where a number comes from: words, and the work that they report, if any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What the source says, or what is assumed.
    pub words: Label,
    /// The work that says so; none for what no work says.
    pub work: Option<&'static Work>,
}

impl Evidence {
    /// What a work says, in a few words.
    pub const fn of(work: &'static Work, words: Label) -> Self {
        let work = Some(work);
        Self { words, work }
    }

    /// The words, with the work in full.
    pub fn text(&self, lang: Lang) -> String {
        let words = self.words.get(lang);
        match (self.work, lang) {
            (None, _) => words.to_owned(),
            (Some(work), Lang::Zh) => format!("{words}（{}）", work.cited(lang)),
            (Some(work), Lang::En) => format!("{words} ({})", work.cited(lang)),
        }
    }
}

impl From<Label> for Evidence {
    fn from(words: Label) -> Self {
        Self { words, work: None }
    }
}

/// The paper on Shaoxing that describes the three institutions.
pub const SHAOXING: Work = Work {
    author: Label::new("张乐", "Zhang Le"),
    title: Label::new(
        "党建引领城市社区治理的模式和机制——基于绍兴市探索实践的分析",
        "Models and mechanisms of urban community governance led by Party building: an analysis of practice in Shaoxing (in Chinese)",
    ),
    published: Label::new(
        "中国领导科学, 2021(6): 102–108",
        "Zhongguo lingdao kexue, 2021(6): 102–108",
    ),
    year: 2021,
};

/// The national plan with a target for the number of community workers.
pub const SERVICE_PLAN: Work = Work {
    author: Label::new(
        "国务院办公厅",
        "General Office of the State Council of China",
    ),
    title: Label::new(
        "“十四五”城乡社区服务体系建设规划",
        "Plan for urban and rural community services, 2021–2025 (in Chinese)",
    ),
    published: Label::new(
        "国办发〔2021〕56 号, 2021 年 12 月 27 日",
        "Guobanfa [2021] no. 56, 27 December 2021",
    ),
    year: 2021,
};

/// A study of who reports again after a first report was dealt with.
pub const RESPONSIVENESS: Work = Work {
    author: Label::new(
        "Sjoberg F. M., Mellon J., Peixoto T",
        "Sjoberg F. M., Mellon J., Peixoto T",
    ),
    title: Label::new(
        "The effect of bureaucratic responsiveness on citizen participation",
        "The effect of bureaucratic responsiveness on citizen participation",
    ),
    published: Label::new(
        "Public Administration Review, 2017, 77(3): 340–351",
        "Public Administration Review, 2017, 77(3): 340–351",
    ),
    year: 2017,
};

/// Three years of Beijing's hotline 12345.
pub const BEIJING_THREE_YEARS: Work = Work {
    author: Label::new(
        "北京市政务服务管理局",
        "Beijing Municipal Administrative Service Bureau",
    ),
    title: Label::new(
        "[12345 热线“接诉即办”改革近三年的数字，2019 年 1 月至 2021 年 11 月]",
        "[Figures of the hotline 12345, January 2019 to November 2021] (in Chinese)",
    ),
    published: Label::new(
        "据 2021 年 12 月报刊报道，未见原件",
        "Reported by newspapers in December 2021, not seen in the original",
    ),
    year: 2021,
};

/// The year 2020 of Beijing's hotline 12345.
pub const BEIJING_2020: Work = Work {
    author: Label::new(
        "北京市12345市民热线服务中心",
        "Beijing 12345 Citizens' Hotline Service Centre",
    ),
    title: Label::new(
        "2020年北京市“接诉即办”改革工作年度报告",
        "Annual report on swift response to complaints in Beijing, 2020 (in Chinese)",
    ),
    published: Label::new("2021 年 1 月 8 日", "8 January 2021"),
    year: 2021,
};

/// Residents of Yuecheng.
pub const CENSUS: Work = Work {
    author: Label::new("国家统计局", "National Bureau of Statistics of China"),
    title: Label::new("第七次全国人口普查", "Seventh national population census"),
    published: Label::new(
        "2020 年 11 月 1 日零时的常住人口",
        "Permanent residents on 1 November 2020",
    ),
    year: 2020,
};

/// Urban residents of Shaoxing.
pub const SHAOXING_RESIDENTS: Work = Work {
    author: Label::new("绍兴市统计局", "Shaoxing Bureau of Statistics"),
    title: Label::new(
        "[2017 年末常住人口和城镇人口]",
        "[Permanent and urban residents at the end of 2017] (in Chinese)",
    ),
    published: Label::new(
        "2018 年 3 月发布，未见原件",
        "Published in March 2018, not seen in the original",
    ),
    year: 2018,
};

/// Participation where each acts as enough others do.
pub const THRESHOLDS: Work = Work {
    author: Label::new("Granovetter M", "Granovetter M"),
    title: Label::new(
        "Threshold models of collective behavior",
        "Threshold models of collective behavior",
    ),
    published: Label::new(
        "American Journal of Sociology, 1978, 83(6): 1420–1443",
        "American Journal of Sociology, 1978, 83(6): 1420–1443",
    ),
    year: 1978,
};

/// History matching of a computer model.
pub const HISTORY_MATCHING: Work = Work {
    author: Label::new(
        "Craig P. S., Goldstein M., Seheult A. H., Smith J. A",
        "Craig P. S., Goldstein M., Seheult A. H., Smith J. A",
    ),
    title: Label::new(
        "Pressure matching for hydrocarbon reservoirs: a case study in the use of Bayes linear strategies for large computer experiments",
        "Pressure matching for hydrocarbon reservoirs: a case study in the use of Bayes linear strategies for large computer experiments",
    ),
    published: Label::new(
        "Case Studies in Bayesian Statistics III, Springer, 1997: 37–93",
        "Case Studies in Bayesian Statistics III, Springer, 1997: 37–93",
    ),
    year: 1997,
};

/// History matching in waves.
pub const WAVES: Work = Work {
    author: Label::new(
        "Vernon I., Goldstein M., Bower R. G",
        "Vernon I., Goldstein M., Bower R. G",
    ),
    title: Label::new(
        "Galaxy formation: a Bayesian uncertainty analysis",
        "Galaxy formation: a Bayesian uncertainty analysis",
    ),
    published: Label::new(
        "Bayesian Analysis, 2010, 5(4): 619–669",
        "Bayesian Analysis, 2010, 5(4): 619–669",
    ),
    year: 2010,
};

/// Intervals of a share of variance.
pub const VARIANCE_SHARES: Work = Work {
    author: Label::new("McGraw K. O., Wong S. P", "McGraw K. O., Wong S. P"),
    title: Label::new(
        "Forming inferences about some intraclass correlation coefficients",
        "Forming inferences about some intraclass correlation coefficients",
    ),
    published: Label::new(
        "Psychological Methods, 1996, 1(1): 30–46",
        "Psychological Methods, 1996, 1(1): 30–46",
    ),
    year: 1996,
};

/// The form of the model document.
pub const ODD: Work = Work {
    author: Label::new("Grimm V. et al", "Grimm V. et al"),
    title: Label::new(
        "The ODD protocol for describing agent-based and other simulation models: a second update to improve clarity, replication, and structural realism",
        "The ODD protocol for describing agent-based and other simulation models: a second update to improve clarity, replication, and structural realism",
    ),
    published: Label::new(
        "Journal of Artificial Societies and Social Simulation, 2020, 23(2): 7",
        "Journal of Artificial Societies and Social Simulation, 2020, 23(2): 7",
    ),
    year: 2020,
};

/// Every work that is cited, in the order of the model document.
pub const WORKS: &[Work] = &[
    SHAOXING,
    SERVICE_PLAN,
    BEIJING_THREE_YEARS,
    BEIJING_2020,
    CENSUS,
    SHAOXING_RESIDENTS,
    RESPONSIVENESS,
    THRESHOLDS,
    HISTORY_MATCHING,
    WAVES,
    VARIANCE_SHARES,
    ODD,
];

/// Whether a text names its source as it must: it cites a work in full or says that it is an assumption, and whom it names it
/// cites in full.
pub fn names_its_source(text: &str, lang: Lang) -> bool {
    let assumed = text.contains(Label::new("假设", "assumption").get(lang));
    let cites = |work: &Work| text.contains(&work.cited(lang));
    let by_name = |work: &Work| text.contains(work.author.get(lang));
    let named = WORKS.iter().filter(|w| by_name(w)).all(cites);
    named && (assumed || WORKS.iter().any(cites))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::params::{PARAMS, Tag};

    const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

    #[test]
    fn works_have_an_author_a_title_and_the_year() {
        for (work, lang) in WORKS.iter().flat_map(|w| LANGS.map(|lang| (w, lang))) {
            let cited = work.cited(lang);
            assert!(!work.author.get(lang).is_empty() && !work.title.get(lang).is_empty());
            assert!(cited.contains(&work.year.to_string()), "{cited}");
        }
    }

    #[test]
    fn sourced_and_derived_parameters_cite_a_work() {
        for spec in PARAMS.iter() {
            let cites = spec.source.work.is_some_and(|w| WORKS.contains(w));
            let must = matches!(spec.tag, Tag::Sourced | Tag::Derived);
            assert!(cites || !must, "{}", spec.id);
        }
    }

    #[test]
    fn what_cites_no_work_is_an_assumption_and_names_no_paper() {
        for spec in PARAMS.iter().filter(|p| p.source.work.is_none()) {
            let words = spec.source.words;
            assert!(
                !words.zh.contains("论文") && !words.en.contains("paper"),
                "{}",
                spec.id
            );
        }
    }

    #[test]
    fn a_source_without_author_and_title_is_refused() {
        assert!(!names_its_source("2021 paper", Lang::En));
        assert!(!names_its_source("张乐（2021）", Lang::Zh));
        assert!(names_its_source("假设", Lang::Zh));
        assert!(!names_its_source("假设：张乐（2021）", Lang::Zh));
        let cited = format!("over 70% ({})", SHAOXING.cited(Lang::En));
        assert!(names_its_source(&cited, Lang::En));
    }
}
