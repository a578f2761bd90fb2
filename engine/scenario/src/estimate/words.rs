//! Amounts of work in words: how much it is, what the limit is, and what would reduce it.

use super::{WAITING_DAY, WholeWork, WorkLimit, own_bytes};
use crate::Scenario;
use gongzhi_base::diagnostic::{Diagnostic, Source};
use gongzhi_base::math;
use gongzhi_base::text::Text;

/// Above this many needs per resident and year, needs make a run long, not the size of the place; 0.4 is normal.
const MANY_NEEDS: f64 = 5.0;

/// Bytes of files below which they are not mentioned.
const FEW_BYTES: f64 = 100e6;

impl WholeWork {
    /// Why the work needs confirmation, and what would reduce it; `None` if it is within the limit.
    pub fn beyond(&self, limit: WorkLimit, scenario: &Scenario) -> Option<Diagnostic> {
        let long = self.seconds > limit.seconds || self.one.seconds > limit.seconds_of_one;
        let large = self.bytes > limit.bytes || self.file_bytes > limit.file_bytes;
        if !long && !large {
            return None;
        }
        let (amount, allowed) = (self.words(), limit.words(self.file_bytes > FEW_BYTES));
        let message = Text::new(
            format!(
                "这个方案要做的事太多：{}；上限是 {}。",
                amount.zh, allowed.zh
            ),
            format!(
                "This is too much work: {}; the limit is {}.",
                amount.en, allowed.en
            ),
        );
        let finding = Diagnostic::error("too-much-work", Source::Scenario, message);
        Some(finding.hint(self.remedy(limit, scenario)))
    }

    /// Time and memory in words, such as "about 3 minutes of processor time and 200 MB of memory".
    pub fn words(&self) -> Text {
        let (time, bytes) = (time(self.seconds), memory(self.bytes));
        let mut words = Text::new(
            format!("约需处理器时间{}、内存 {bytes}", time.zh),
            format!("about {} of processor time and {bytes} of memory", time.en),
        );
        if self.file_bytes > FEW_BYTES {
            let files = memory(self.file_bytes);
            words.zh.push_str(&format!("，写出 {files} 文件"));
            words.en.push_str(&format!(", and {files} of files"));
        }
        words
    }

    /// What would reduce the work: the part that contributes most.
    fn remedy(&self, limit: WorkLimit, scenario: &Scenario) -> Text {
        let one = self.one;
        let kept = one.kept_bytes * self.replications;
        let one_is_fine = one.seconds <= limit.seconds_of_one && own_bytes(&one) <= limit.bytes;
        let much = kept > limit.bytes / 2.0
            || self.seconds > limit.seconds
            || self.file_bytes > limit.file_bytes;
        let many = one_is_fine && much;
        if many && self.replications > 1.0 {
            return Text::new(
                format!(
                    "减少运行次数（现为 {} 次），或缩短起止日期。",
                    self.replications
                ),
                format!(
                    "Use fewer replications (now {}) or a shorter period.",
                    self.replications
                ),
            );
        }
        if one.needs_of_shocks > one.needs / 2.0 {
            let n = scenario.shocks.len();
            return Text::new(
                format!(
                    "{n} 次冲击带来约 {} 件需求：减少冲击的次数、天数或倍数。",
                    count(one.needs_of_shocks)
                ),
                format!(
                    "{n} shocks add about {} needs; use fewer, shorter or weaker ones.",
                    count(one.needs_of_shocks)
                ),
            );
        }
        let years = scenario.time.days() as f64 / 365.0;
        let a_year = one.needs / years / scenario.place.residents as f64;
        if a_year > MANY_NEEDS || one.waiting_days * WAITING_DAY > one.seconds / 2.0 {
            let needs = count(one.needs);
            return Text::new(
                format!(
                    "约有 {needs} 件需求，远多于能办理的：减小每户年需求（needs_per_household）或表达常数（voice_base），或增加工时。"
                ),
                format!(
                    "About {needs} needs arise, far more than can be handled; lower the needs per household and year (needs_per_household) or the constant of voice (voice_base), or provide more hours."
                ),
            );
        }
        Text::new(
            "缩小地点（街道、社区、居民人数），或缩短起止日期。",
            "Use a smaller place (streets, communities, residents) or a shorter period.",
        )
    }
}

impl WorkLimit {
    /// The limit in words, including files if they matter.
    fn words(self, files: bool) -> Text {
        let (one, all) = (time(self.seconds_of_one), time(self.seconds));
        let bytes = memory(self.bytes);
        let mut words = match self.seconds_of_one < self.seconds {
            true => Text::new(
                format!("每次运行{}、共{}、内存 {bytes}", one.zh, all.zh),
                format!("{} a replication, {} in total and {bytes}", one.en, all.en),
            ),
            false => Text::new(
                format!("{}、内存 {bytes}", all.zh),
                format!("{} and {bytes}", all.en),
            ),
        };
        if files {
            let files = memory(self.file_bytes);
            words.zh.push_str(&format!("、文件 {files}"));
            words.en.push_str(&format!(", and {files} of files"));
        }
        words
    }
}

fn time(seconds: f64) -> Text {
    let (n, zh, en) = match seconds {
        s if s < 120.0 => (s.max(1.0), "秒", "s"),
        s if s < 7_200.0 => (s / 60.0, "分钟", "minutes"),
        s if s < 172_800.0 => (s / 3_600.0, "小时", "hours"),
        s => (s / 86_400.0, "天", "days"),
    };
    let n = math::ceil(n);
    Text::new(format!(" {n} {zh}"), format!("{n} {en}"))
}

fn memory(bytes: f64) -> String {
    if bytes < 1e9 {
        format!("{} MB", math::ceil(bytes / 1e6))
    } else {
        format!("{:.1} GB", bytes / 1e9)
    }
}

/// A large number to two digits, in groups of three.
fn count(x: f64) -> String {
    let digits = math::floor(math::log10(x.max(1.0)));
    let step = math::pow(10.0, (digits - 1.0).max(0.0));
    let plain = format!("{}", (x / step).round() * step);
    let mut grouped = String::new();
    for (place, digit) in plain.chars().enumerate() {
        if place > 0 && (plain.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
