using System.Globalization;
using Noroshi.Formats.Forms;

namespace Noroshi.Formats.Stix;

/// <summary>Decides what a refanged text is, and gives its normal form.</summary>
internal static class ObservableGrammar
{
    public static Observable Read(string written)
    {
        if (written.Length > Observable.Longest)
        {
            throw new ObservableFault("too-long", $"長すぎます。1件の指標を{Observable.Longest:N0}文字以内で入力してください。", $"This is too long. Write one indicator in at most {Observable.Longest:N0} characters.");
        }

        if (WrittenText.FaultIn(written) is { } fault)
        {
            throw new ObservableFault(fault.Code, fault.Message.Ja, fault.Message.En);
        }

        if (Unseen(written) is { } unseen)
        {
            throw new ObservableFault("unseen-character", $"{unseen + 1}文字目に見えない文字があります。消してください。", $"Character {unseen + 1} cannot be seen. Delete it.");
        }

        var text = Refanging.Refang(written);
        if (text.Length == 0)
        {
            throw new ObservableFault("empty", "指標を入力してください（IPアドレス、ドメイン名、URL、メールアドレス、ファイルのハッシュ値）。", "Write an indicator: an IP address, a domain name, a URL, an e-mail address or a file's hash.");
        }

        return Judged(text);
    }

    private static int? Unseen(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(text, at) is UnicodeCategory.Format)
            {
                return at;
            }
        }

        return null;
    }

    private static Observable Judged(string text)
    {
        if (text.Contains("://", StringComparison.Ordinal))
        {
            return new(ObservableType.Url, UrlForm.Read(text));
        }

        text = SpokenDots(text);
        if (text.Any(char.IsWhiteSpace))
        {
            throw new ObservableFault("several", "空白が含まれています。指標は1件ずつ入力してください。", "There is white space in it. Write one indicator at a time.");
        }

        if (FileHash(text) is { } hash)
        {
            return hash;
        }

        if (text.Contains('@', StringComparison.Ordinal))
        {
            return new(ObservableType.EmailAddress, HostForm.Email(text));
        }

        var address = AddressForm.Read(text);
        if (address is not null)
        {
            return address;
        }

        if (text.Contains('/', StringComparison.Ordinal))
        {
            throw new ObservableFault("url-without-scheme", "URLであれば、先頭に http:// または https:// を付けてください。ドメイン名であれば「/」以降を消してください。", "If this is a URL, put http:// or https:// in front. If it is a domain name, take away the slash and what follows.");
        }

        if (text.Contains(':', StringComparison.Ordinal))
        {
            throw new ObservableFault("port", "「:」が含まれています。ポート番号を消すか、http:// などを付けてURLとして入力してください。IPv6アドレスであれば表記を確かめてください。", "There is a colon in it. Take the port away, or write a URL with http:// in front. If it is an IPv6 address, check how it is written.");
        }

        return new(ObservableType.DomainName, HostForm.Domain(text));
    }

    // "example dot com", "someone at example dot com": only whole words between spaces.
    private static string SpokenDots(string text) =>
        text.Replace(" dot ", ".", StringComparison.OrdinalIgnoreCase).Replace(" at ", "@", StringComparison.OrdinalIgnoreCase);

    private static Observable? FileHash(string text)
    {
        var mark = text.AsSpan(0, Math.Min(9, text.Length)).IndexOfAny(':', '=');
        var named = mark < 0 ? null : text[..mark].Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        if (named is not ("MD5" or "SHA1" or "SHA256" or "SHA512"))
        {
            named = null;
        }

        var digits = named is null ? text : text[(mark + 1)..];
        if (digits.Length == 0 || !digits.All(char.IsAsciiHexDigit) || (named is null && digits.Length < 24))
        {
            return named is null ? null : throw WrongHash();
        }

        ObservableType? type = digits.Length switch { 32 => ObservableType.Md5, 40 => ObservableType.Sha1, 64 => ObservableType.Sha256, _ => null };
        return type is { } known && (named is null || named == known.ToString().ToUpperInvariant()) ? new(known, digits.ToLowerInvariant()) : throw WrongHash();
    }

    private static ObservableFault WrongHash() => new(
        "hash-length",
        "ハッシュ値の桁数が合いません。MD5（32桁）、SHA-1（40桁）、SHA-256（64桁）のいずれかを16進数で入力してください。",
        "The hash has the wrong number of digits. Write MD5 (32), SHA-1 (40) or SHA-256 (64) in hexadecimal.");
}
