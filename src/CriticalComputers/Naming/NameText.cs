using System.Globalization;
using System.Text;

namespace Noroshi.CriticalComputers.Naming;

/// <summary>
/// A name made comparable: width, case, kana (half width, small, long vowel marks), accents and punctuation no longer tell two spellings apart.
/// Words are parted by one blank, also where the script changes; a point stays only inside a number, for the versions.
/// </summary>
internal static class NameText
{
    /// <summary>Longer names are compared by their beginning; nothing that stands on a nameplate is as long.</summary>
    public const int Longest = 256;

    private enum Script
    {
        None,
        Latin,
        Han,
        Kana,
        Other,
    }

    /// <summary>The comparable words of a name; empty if it has neither letter nor digit.</summary>
    public static string Fold(string name)
    {
        var text = Composed(name);
        var folded = new StringBuilder(text.Length + 8);
        var (before, parted) = (Script.None, false);
        for (var i = 0; i < text.Length;)
        {
            var at = i;
            Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var taken);
            i += taken;
            if (IsSilent(rune))
            {
                // A dot inside "S.A." or "Co.": the letters belong together. Between words a blank follows it.
                continue;
            }

            if (rune.Value == '.' && IsInNumber(text, at))
            {
                folded.Append('.');
                continue;
            }

            if (rune.Value == '.')
            {
                continue;
            }

            if (!Rune.IsLetterOrDigit(rune))
            {
                parted = true;
                continue;
            }

            var script = Of(rune);
            if (folded.Length > 0 && (parted || script != before))
            {
                folded.Append(' ');
            }

            folded.Append(Plain(rune));
            (before, parted) = (script, false);
        }

        return folded.ToString();
    }

    /// <summary>What is compared of a name that has neither letter nor digit: its signs.</summary>
    public static string Signs(string name)
    {
        var text = Composed(name);
        var signs = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune))
            {
                signs.Append(rune);
            }
        }

        return signs.Length > 0 ? signs.ToString() : "_";
    }

    private static string Composed(string name)
    {
        var text = name.Length > Longest ? name[..(char.IsHighSurrogate(name[Longest - 1]) ? Longest - 1 : Longest)] : name;
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var sound = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // a lone half of a pair comes as U+FFFD: Normalize would throw on it
        {
            sound.Append(IsMark(rune) ? new Rune(' ') : rune);
        }

        var wide = sound.ToString().Normalize(NormalizationForm.FormKC);
        if (wide.Any(c => c is >= 'À' and < 'ɐ' or >= 'Ḁ' and < 'ἀ' || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark))
        {
            wide = string.Concat(wide.Normalize(NormalizationForm.FormD)
                .Where(c => c is '\u3099' or '\u309A' || CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark))
                .Normalize(NormalizationForm.FormC);
        }

        return wide.Length > Longest ? wide[..(char.IsHighSurrogate(wide[Longest - 1]) ? Longest - 1 : Longest)] : wide;
    }

    private static bool IsMark(Rune rune) => rune.Value is '™' or '®' or '©' or '℠';

    // A long vowel mark, written or left out, and an apostrophe make no other name.
    private static bool IsSilent(Rune rune) => rune.Value is 'ー' or '\'' or '’' or '゙' or '゚';

    private static bool IsInNumber(string text, int dot) =>
        dot > 0 && dot + 1 < text.Length && char.IsAsciiDigit(text[dot - 1]) && (char.IsAsciiDigit(text[dot + 1]) || text[dot + 1] is 'x' or 'X');

    private static Script Of(Rune rune) => rune.Value switch
    {
        < 0x250 => Script.Latin,
        >= 0x3041 and <= 0x30FF => Script.Kana,
        0x3005 or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF) => Script.Han,
        _ => Script.Other,
    };

    private static Rune Plain(Rune rune)
    {
        if (rune.Value is not (>= 0x3041 and <= 0x30FF))
        {
            return Rune.ToLowerInvariant(rune);
        }

        var katakana = (char)(rune.Value is >= 'ぁ' and <= 'ゖ' ? rune.Value + 0x60 : rune.Value);
        return new Rune(katakana switch
        {
            'ァ' or 'ィ' or 'ゥ' or 'ェ' or 'ォ' or 'ッ' or 'ャ' or 'ュ' or 'ョ' or 'ヮ' => (char)(katakana + 1),
            'ヵ' => 'カ',
            'ヶ' => 'ケ',
            'ヴ' => 'ブ',
            _ => katakana,
        });
    }
}
