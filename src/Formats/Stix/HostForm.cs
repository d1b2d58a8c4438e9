using System.Globalization;

namespace Noroshi.Formats.Stix;

/// <summary>Domain names and e-mail addresses in their normal form.</summary>
internal static class HostForm
{
    private static readonly IdnMapping Idn = new() { AllowUnassigned = false, UseStd3AsciiRules = false };

    // None of these is a top-level domain; who writes one means a file.
    private static readonly HashSet<string> Files = new(StringComparer.Ordinal) { "exe", "dll", "doc", "docx", "docm", "xls", "xlsx", "xlsm", "ppt", "pptx", "pdf", "bat", "cmd", "ps1", "vbs", "js", "lnk", "jar", "php", "html", "htm", "txt", "dat", "bin", "tmp", "iso", "msi", "rar", "7z", "img", "scr", "hta" };

    /// <summary>A name of at least two labels, lower case, labels beyond ASCII as RFC 5890 writes them (A-labels).</summary>
    public static string Domain(string text)
    {
        var name = text.EndsWith('.') ? text[..^1] : text;
        var ascii = Ascii(name).ToLowerInvariant();
        var labels = ascii.Split('.');

        // The name system itself allows the underscore (RFC 2181, section 11), and attackers use it; the last label never has one.
        if (ascii.Length > 253 || labels.Length < 2 || !labels.All(IsLabel))
        {
            throw NoName();
        }

        var top = labels[^1];
        if (Files.Contains(top))
        {
            throw new ObservableFault("file-name", "ファイル名のようです。ファイルは名前ではなくハッシュ値（MD5、SHA-1、SHA-256）で示してください。", "This looks like a file's name. Name a file by its hash (MD5, SHA-1, SHA-256).");
        }

        return top.Length > 1 && char.IsAsciiLetter(top[0]) && !top.Contains('_', StringComparison.Ordinal) ? ascii : throw NoName();
    }

    /// <summary>A mailbox: the local part as it stands (RFC 5322, dot-atom), the domain in its normal form.</summary>
    public static string Email(string text)
    {
        if (text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            text = text[7..];
        }

        var at = text.LastIndexOf('@');
        var local = at < 0 ? "" : text[..at];
        if (local.Length is 0 or > 64 || !local.Split('.').All(a => a.Length > 0 && a.All(IsAtom)))
        {
            throw new ObservableFault("email", "メールアドレスの「@」より前を確かめてください。半角の英数字と一部の記号だけが使えます。", "Check what stands before the @ of the e-mail address: Latin letters, digits and a few signs only.");
        }

        return $"{local}@{Domain(text[(at + 1)..])}";
    }

    private static string Ascii(string name)
    {
        if (name.All(char.IsAscii))
        {
            return name;
        }

        try
        {
            return Idn.GetAscii(name);
        }
        catch (ArgumentException)
        {
            throw NoName();
        }
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static bool IsAtom(char c) => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~".Contains(c, StringComparison.Ordinal);

    private static ObservableFault NoName() => new(
        "unknown",
        "IPアドレス、ドメイン名、URL、メールアドレス、ファイルのハッシュ値のいずれとも読めません。表記を確かめてください。",
        "This reads as none of: IP address, domain name, URL, e-mail address, file hash. Check how it is written.");
}
