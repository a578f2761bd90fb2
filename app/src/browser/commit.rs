//! The commit that the page was built from, as stated in its HTML.

/// The commit, or `None` if the page was not built from a checkout.
pub fn commit() -> Option<String> {
    let document = web_sys::window()?.document()?;
    let meta = document
        .query_selector("meta[name=gongzhi-commit]")
        .ok()??;
    meta.get_attribute("content")
        .filter(|commit| !commit.is_empty())
}
