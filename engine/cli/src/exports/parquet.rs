//! `runs.parquet`: the table of runs in columns, for programs that read only some of them.

use std::path::Path;
use std::sync::Arc;

use gongzhi_engine::experiment::sweep::{SweepRow, SweepStudy, SweepTask};
use gongzhi_engine::text::Text;
use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{Type, TypePtr};
use serde_json::Value;

use super::EachRow;
use super::columns::{Cells, Columns};
use crate::failure::Failure;
use crate::output::PendingFile;

pub(super) const NAME: &str = "runs.parquet";

/// Rows that are held in memory and written together.
const TOGETHER: usize = 8_192;

type Writer<'f> = SerializedFileWriter<&'f mut PendingFile>;

/// Writes the table.
pub(super) fn write(
    study: &SweepStudy,
    columns: &Columns,
    stamp: &Value,
    each: &mut EachRow<'_>,
    out: &Path,
) -> Result<(), Failure> {
    let path = out.join(NAME);
    let told = |error: ParquetError| {
        let message = Text::new(
            format!("Parquet 文件无法写入：{error}"),
            format!("the Parquet file cannot be written: {error}"),
        );
        Failure::told(&path, "unwritable", message, None)
    };
    let mut file = PendingFile::beside(&path)?;
    let stamped = KeyValue::new("gongzhi".to_owned(), stamp.to_string());
    let properties = WriterProperties::builder()
        .set_key_value_metadata(Some(vec![stamped]))
        .build();
    let schema = schema(columns).map_err(told)?;
    let writer = SerializedFileWriter::new(&mut file, schema, Arc::new(properties));
    let mut writer = writer.map_err(told)?;
    let mut waiting: Vec<(SweepTask, SweepRow)> = Vec::with_capacity(TOGETHER);
    each(&mut |task, row| {
        waiting.push((task, row.clone()));
        if waiting.len() == TOGETHER {
            group(&mut writer, study, columns, &waiting).map_err(told)?;
            waiting.clear();
        }
        Ok(())
    })?;
    if !waiting.is_empty() {
        group(&mut writer, study, columns, &waiting).map_err(told)?;
    }
    writer.close().map_err(told)?;
    file.whole().map(drop)
}

fn schema(columns: &Columns) -> Result<TypePtr, ParquetError> {
    let field = |name: &str, physical: Physical, repetition: Repetition| {
        let words = physical == Physical::BYTE_ARRAY;
        let field = Type::primitive_type_builder(name, physical)
            .with_repetition(repetition)
            .with_logical_type(words.then_some(LogicalType::String));
        field.build().map(Arc::new)
    };
    let (always, maybe) = (Repetition::REQUIRED, Repetition::OPTIONAL);
    let mut fields = vec![
        field("point", Physical::INT32, always)?,
        field("replication", Physical::INT32, always)?,
    ];
    for column in &columns.factors {
        let physical = match column.cells {
            Cells::Whole => Physical::INT64,
            Cells::Number => Physical::DOUBLE,
            Cells::Words => Physical::BYTE_ARRAY,
        };
        fields.push(field(&column.name, physical, always)?);
    }
    for column in &columns.metrics {
        fields.push(field(&column.name, Physical::DOUBLE, maybe)?);
    }
    fields.push(field("fingerprint", Physical::BYTE_ARRAY, always)?);
    let root = Type::group_type_builder("runs").with_fields(fields);
    root.build().map(Arc::new)
}

/// Rows that are written together.
struct Rows<'a> {
    study: &'a SweepStudy,
    columns: &'a Columns,
    rows: &'a [(SweepTask, SweepRow)],
}

/// Writes some rows as a row group, column by column in the order of the schema.
fn group(
    writer: &mut Writer<'_>,
    study: &SweepStudy,
    columns: &Columns,
    rows: &[(SweepTask, SweepRow)],
) -> Result<(), ParquetError> {
    let rows = Rows {
        study,
        columns,
        rows,
    };
    let factors = columns.factors.len();
    let last = 2 + factors + columns.metrics.len();
    let mut group = writer.next_row_group()?;
    let mut place = 0;
    while let Some(mut column) = group.next_column()? {
        match place {
            0 => rows.keys(&mut column, |task| task.point),
            1 => rows.keys(&mut column, |task| task.replication),
            place if place < 2 + factors => rows.factor(&mut column, place - 2),
            place if place < last => rows.metric(&mut column, place - 2 - factors),
            _ => rows.fingerprints(&mut column),
        }?;
        column.close()?;
        place += 1;
    }
    group.close().map(drop)
}

impl Rows<'_> {
    fn keys(
        &self,
        to: &mut SerializedColumnWriter<'_>,
        key: fn(&SweepTask) -> u32,
    ) -> Result<(), ParquetError> {
        let keys = self.rows.iter().map(|(task, _)| key(task).cast_signed());
        let keys: Vec<i32> = keys.collect();
        to.typed::<Int32Type>().write_batch(&keys, None, None)?;
        Ok(())
    }

    fn factor(
        &self,
        to: &mut SerializedColumnWriter<'_>,
        factor: usize,
    ) -> Result<(), ParquetError> {
        let (spec, base) = (&self.study.factors()[factor], self.study.base());
        let settings = self.rows.iter().map(|(task, _)| {
            let mut settings = self.study.settings(task.point as usize);
            settings.swap_remove(factor)
        });
        match self.columns.factors[factor].cells {
            Cells::Whole => {
                let whole: Vec<i64> = settings.map(|s| s.number(spec, base) as i64).collect();
                to.typed::<Int64Type>().write_batch(&whole, None, None)?;
            }
            Cells::Number => {
                let numbers: Vec<f64> = settings.map(|s| s.number(spec, base)).collect();
                to.typed::<DoubleType>().write_batch(&numbers, None, None)?;
            }
            Cells::Words => {
                let words = settings.map(|s| s.cell(spec, base).as_str().into());
                let words: Vec<ByteArray> = words.collect();
                to.typed::<ByteArrayType>()
                    .write_batch(&words, None, None)?;
            }
        }
        Ok(())
    }

    /// Undefined values are left out and marked as such.
    fn metric(
        &self,
        to: &mut SerializedColumnWriter<'_>,
        metric: usize,
    ) -> Result<(), ParquetError> {
        let values = || self.rows.iter().map(|(_, row)| row.values[metric]);
        let defined: Vec<f64> = values().filter(|x| !x.is_nan()).collect();
        let levels: Vec<i16> = values().map(|x| i16::from(!x.is_nan())).collect();
        let typed = to.typed::<DoubleType>();
        typed.write_batch(&defined, Some(&levels), None)?;
        Ok(())
    }

    fn fingerprints(&self, to: &mut SerializedColumnWriter<'_>) -> Result<(), ParquetError> {
        let words = self
            .rows
            .iter()
            .map(|(_, row)| row.fingerprint.as_str().into());
        let words: Vec<ByteArray> = words.collect();
        to.typed::<ByteArrayType>()
            .write_batch(&words, None, None)?;
        Ok(())
    }
}
