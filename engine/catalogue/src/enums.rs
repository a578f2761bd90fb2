//! The closed lists: the values that an enumeration field of a record may have.
//!
//! In rules a value is a string of its list, as in `petition.category == "parking"`.

use gongzhi_base::text::Label;

/// An enumeration as rules and files see it.
#[derive(Debug, PartialEq, Eq)]
pub struct EnumSpec {
    /// Its name, such as `category`.
    pub name: &'static str,
    /// Its strings, in order.
    pub ids: &'static [&'static str],
    /// Their names for people, in the same order.
    pub labels: &'static [Label],
}

macro_rules! enumeration {
    ($(#[$doc:meta])* $name:ident $text:literal { $($variant:ident $id:literal $zh:literal $en:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum $name { $(#[doc = concat!($en, " ", $zh, ".")] #[serde(rename = $id)] $variant,)+ }

        impl $name {
            /// All members, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];
            /// How many there are.
            pub const COUNT: usize = Self::ALL.len();
            /// The list as rules and files see it.
            pub const SPEC: &'static EnumSpec = &EnumSpec {
                name: $text,
                ids: &[$($id,)+],
                labels: &[$(Label::new($zh, $en),)+],
            };
            /// The string that stands for it in rules and files.
            pub const fn id(self) -> &'static str { Self::SPEC.ids[self as usize] }
            /// The name for people.
            pub const fn label(self) -> Label { Self::SPEC.labels[self as usize] }
            /// The member at a place of the list, from 0; none beyond its end.
            pub fn from_index(index: usize) -> Option<Self> { Self::ALL.get(index).copied() }
        }
    };
}

enumeration! {
    /// What a need is about 诉求类别.
    Category "category" {
        Property "property" "物业" "Property",
        Environment "environment" "环境" "Environment",
        Facilities "facilities" "设施" "Facilities",
        Parking "parking" "停车交通" "Parking & traffic",
        Neighbours "neighbours" "邻里" "Neighbours",
        Welfare "welfare" "民生" "Welfare",
        Safety "safety" "安全" "Safety",
        Building "building" "违建" "Illegal building",
    }
}

enumeration! {
    /// Kind of community by its housing 社区类型.
    Housing "housing" {
        Old "old" "老旧小区" "Old estate",
        Commodity "commodity" "商品房" "Commodity housing",
        Resettlement "resettlement" "安置小区" "Resettlement estate",
    }
}

enumeration! {
    /// Kind of partner unit 共建单位类型.
    OrgKind "org_kind" {
        Agency "agency" "机关" "Agency",
        StateFirm "state_firm" "国有企业" "State-owned firm",
        Institution "institution" "事业单位" "Public institution",
        PrivateFirm "private_firm" "非公企业" "Private firm",
        SocialOrg "social_org" "社会组织" "Social organisation",
    }
}

enumeration! {
    /// What a partner unit can give 共建资源.
    Resource "resource" {
        Organising "organising" "组织" "Organising",
        Venues "venues" "阵地" "Venues",
        Members "members" "党员" "Party members",
        Experts "experts" "人才" "Experts",
        Services "services" "服务" "Services",
        Information "information" "信息" "Information",
    }
}

enumeration! {
    /// What partner units ask of their community: the items of the units' side of the two-way menu 双向服务菜单 (assumption).
    MenuItem "menu_item" {
        Venues "venues" "活动场地" "Venues",
        Volunteers "volunteers" "志愿支援" "Volunteers",
        Care "care" "职工家属照料" "Care for staff's families",
        Surroundings "surroundings" "周边环境秩序" "Order around the premises",
        PartyLife "party_life" "党员教育与活动" "Party members' education and activities",
        Publicity "publicity" "宣传与招聘" "Publicity and recruitment",
    }
}

enumeration! {
    /// What a contract is for 契约目的: a category of needs, or a public service.
    Purpose "purpose" {
        Property "property" "物业" "Property",
        Environment "environment" "环境" "Environment",
        Facilities "facilities" "设施" "Facilities",
        Parking "parking" "停车交通" "Parking & traffic",
        Neighbours "neighbours" "邻里" "Neighbours",
        Welfare "welfare" "民生" "Welfare",
        Safety "safety" "安全" "Safety",
        Building "building" "违建" "Illegal building",
        PublicService "public_service" "公共服务" "Public service",
    }
}

enumeration! {
    /// The five stars 五星.
    Star "star" {
        Dangjian "dangjian" "党建" "Party-building",
        Minzhu "minzhu" "民主" "Democracy",
        Wenming "wenming" "文明" "Civility",
        Hexie "hexie" "和谐" "Harmony",
        Meili "meili" "美丽" "Beauty",
    }
}

enumeration! {
    /// Where a petition is handled 办理层级.
    Level "level" {
        Grid "grid" "网格" "Grid",
        Community "community" "社区" "Community",
        Street "street" "街道" "Street",
        Department "department" "部门" "Department",
    }
}

enumeration! {
    /// A layer of the public-concerns meeting 民情分析会.
    Layer "layer" {
        Weekly "weekly" "每周" "Weekly",
        Monthly "monthly" "每月" "Monthly",
        Quarterly "quarterly" "每季" "Quarterly",
    }
}

enumeration! {
    /// How a petition came to be raised 诉求来源.
    Channel "source" {
        Voiced "voiced" "居民反映" "Voiced",
        Online "online" "民情微群" "Chat group",
        Visit "visit" "走访发现" "Found by a visit",
        Escalated "escalated" "诉求升级" "Escalated need",
    }
}

impl Purpose {
    /// The purpose that addresses a category of needs.
    pub fn of(category: Category) -> Self {
        Self::ALL[category as usize]
    }

    /// The category that it addresses; none for a public service.
    pub fn category(self) -> Option<Category> {
        Category::from_index(self as usize)
    }
}
