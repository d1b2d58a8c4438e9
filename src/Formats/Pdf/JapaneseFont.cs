using Noroshi.Kernel;
using SkiaSharp;

namespace Noroshi.Formats.Pdf;

/// <summary>
/// The font for PDF. It is looked for by file among the installed fonts, since our build of Skia brings no fontconfig. Noto
/// comes first: its outlines go into the file glyph by glyph, some tens of kilobytes in all, where IPAex goes in whole with
/// four megabytes (ADR 0019).
/// </summary>
public sealed class JapaneseFont
{
    // File name and place in the collection: in Noto's collections the Japanese forms stand first.
    private static readonly string[] Wanted =
    [
        "NotoSansCJK-Regular.ttc", "NotoSansCJKjp-Regular.otf", "NotoSansJP-Regular.otf", "NotoSansJP-Regular.ttf",
        "ipaexg.ttf", "ipag.ttf", "ipagp.ttf", "fonts-japanese-gothic.ttf",
    ];

    private static readonly Lazy<JapaneseFont?> InstalledOnce = new(() => FindIn(
    [
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".fonts"),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share", "fonts"),
    ]));

    private JapaneseFont(SKTypeface typeface) => Typeface = typeface;

    /// <summary>The installed font, or null. It is looked for once.</summary>
    public static JapaneseFont? Installed => InstalledOnce.Value;

    /// <summary>What to tell the person who runs the system when there is none.</summary>
    public static Problem Missing { get; } = new("font", "no-japanese-font", new(
        "日本語フォントが見つからないため、PDFを作成できません。管理者が「apt-get install fonts-noto-cjk」（又は fonts-ipaexfont）を実行してください。",
        "No Japanese font is installed, so no PDF can be made. The administrator installs one with “apt-get install fonts-noto-cjk” (or fonts-ipaexfont)."));

    /// <summary>The family's name.</summary>
    public string Family => Typeface.FamilyName;

    internal SKTypeface Typeface { get; }

    /// <summary>Looks for a font in these folders and below.</summary>
    public static JapaneseFont? FindIn(IEnumerable<string> folders)
    {
        var files = folders.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }))
            .Where(file => Wanted.Contains(Path.GetFileName(file), StringComparer.OrdinalIgnoreCase))
            .OrderBy(file => Array.FindIndex(Wanted, name => name.Equals(Path.GetFileName(file), StringComparison.OrdinalIgnoreCase)))
            .ThenBy(file => file, StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (SKTypeface.FromFile(file) is { } typeface)
            {
                using var font = new SKFont(typeface);
                if (font.ContainsGlyph('認'))
                {
                    return new JapaneseFont(typeface);
                }
            }
        }

        return null;
    }
}
