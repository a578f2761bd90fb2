//! The serial form of all shipped parameters: their values by id, checked against kind and range when they are read back.

use std::collections::BTreeMap;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{PARAMS, Params, Value};

impl Serialize for Params {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let values = PARAMS.iter().map(|spec| (spec.id, self.get(spec.id)));
        serializer.collect_map(values)
    }
}

impl<'de> Deserialize<'de> for Params {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let values = BTreeMap::<String, Value>::deserialize(deserializer)?;
        let mut params = Self::default();
        for (id, value) in &values {
            params.set(id, value).map_err(D::Error::custom)?;
        }
        Ok(params)
    }
}
