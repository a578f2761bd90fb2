//! Exponential and logarithm, the functions that draws and rules call most; bit for bit those of libm.
//!
//! They evaluate the same polynomials in the same order as libm does (after FreeBSD's `e_exp.c` and `e_log.c`), but can be
//! inlined, and select between cases without branches, since branches on random arguments are unpredictable. Arguments near
//! the limits of the range, zeros, infinities and NaN are passed on to libm.

const LN2_HI: f64 = f64::from_bits(0x3FE6_2E42_FEE0_0000);
const LN2_LO: f64 = f64::from_bits(0x3DEA_39EF_3579_3C76);
/// 1 / ln 2.
const INVERSE_LN2: f64 = f64::from_bits(0x3FF7_1547_652B_82FE);

/// e^x.
#[inline]
pub fn exp(x: f64) -> f64 {
    const P: [f64; 5] = [
        1.666_666_666_666_660_2e-1,
        -2.777_777_777_701_559_3e-3,
        6.613_756_321_437_934e-5,
        -1.653_390_220_546_525_2e-6,
        4.138_136_797_057_238_5e-8,
    ];
    // The upper halves of ln 2 / 2, 2^−28 and 708.
    const HALF: u32 = 0x3FD6_2E42;
    const LEAST: u32 = 0x3E30_0000;
    const GREATEST: u32 = 0x4086_2000;
    let size = (x.to_bits() >> 32) as u32 & 0x7FFF_FFFF;
    if size <= LEAST || size >= GREATEST {
        return libm::exp(x);
    }
    let whole = (INVERSE_LN2 * x + 0.5_f64.copysign(x)) as i32;
    let k = if size > HALF { whole } else { 0 };
    let hi = x - f64::from(k) * LN2_HI;
    let lo = f64::from(k) * LN2_LO;
    let x = hi - lo;
    let z = x * x;
    let c = x - z * (P[0] + z * (P[1] + z * (P[2] + z * (P[3] + z * P[4]))));
    let y = 1.0 + (x * c / (2.0 - c) - lo + hi);
    // Exact: both factors and their product are well within the range of normal numbers.
    y * f64::from_bits(((1023 + i64::from(k)) as u64) << 52)
}

/// The natural logarithm of x.
#[inline]
pub fn ln(x: f64) -> f64 {
    const L: [f64; 7] = [
        6.666_666_666_666_735e-1,
        3.999_999_999_940_942e-1,
        2.857_142_874_366_239e-1,
        2.222_219_843_214_978_4e-1,
        1.818_357_216_161_805e-1,
        1.531_383_769_920_937_3e-1,
        1.479_819_860_511_658_6e-1,
    ];
    // The upper halves of 1, of √½, and of all positive normal numbers.
    const ONE: u32 = 0x3FF0_0000;
    const ROOT: u32 = 0x3FE6_A09E;
    const ORDINARY: std::ops::Range<u32> = 0x0010_0000..0x7FF0_0000;
    let bits = x.to_bits();
    let upper = (bits >> 32) as u32;
    if !ORDINARY.contains(&upper) || x == 1.0 {
        return libm::log(x);
    }
    let shifted = upper + (ONE - ROOT);
    let k = f64::from((shifted >> 20) as i32 - 0x3FF);
    let upper = (shifted & 0x000F_FFFF) + ROOT;
    let x = f64::from_bits(u64::from(upper) << 32 | (bits & 0xFFFF_FFFF));
    let f = x - 1.0;
    let half = 0.5 * f * f;
    let s = f / (2.0 + f);
    let z = s * s;
    let w = z * z;
    let even = w * (L[1] + w * (L[3] + w * L[5]));
    let odd = z * (L[0] + w * (L[2] + w * (L[4] + w * L[6])));
    s * (half + (odd + even)) + k * LN2_LO - half + f + k * LN2_HI
}

#[cfg(test)]
mod tests {
    use super::{exp, ln};

    /// Arguments with every exponent and both signs, and the neighbours of the limits between cases.
    fn arguments() -> impl Iterator<Item = f64> {
        let spread = (0..400_000_u64).map(|i| i.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let ordinary = spread.clone().map(|bits| {
            // Exponents around 1, where draws lie.
            bits & 0x800F_FFFF_FFFF_FFFF | (0x3E0 + (bits >> 52 & 0x3F)) << 52
        });
        let cases = [
            0x3FD6_2E42_u64,
            0x3FF0_A2B2,
            0x3E30_0000,
            0x4086_2000,
            0x4086_232B,
            0x3FF0_0000,
            0x3FE6_A09E,
            0x0010_0000,
            0x7FF0_0000,
            0,
        ];
        let near = cases.into_iter().flat_map(|case| {
            let around = (-3_i64..=3).map(move |d| ((case << 32) as i64).wrapping_add(d) as u64);
            let half = [
                case << 32 | 0xFEFA_39EF,
                case << 32 | 0xFEFA_39F0,
                (case + 1) << 32,
            ];
            around.chain(half).flat_map(|bits| [bits, bits ^ 1 << 63])
        });
        spread.chain(ordinary).chain(near).map(f64::from_bits)
    }

    #[test]
    fn both_are_libms_to_the_bit() {
        for x in arguments() {
            let same = |ours: f64, libms: f64| {
                ours.to_bits() == libms.to_bits() || (ours.is_nan() && libms.is_nan())
            };
            assert!(same(exp(x), libm::exp(x)), "exp {x:e}");
            assert!(same(ln(x), libm::log(x)), "ln {x:e}");
        }
    }
}
