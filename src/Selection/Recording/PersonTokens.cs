using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Noroshi.Selection.Recording;

/// <summary>
/// Tokens in the place of what identifies a natural person (非識別化; Act, Art. 24): mail addresses, and the user before a host. The same person has the same token under one key, so records can be counted and joined; only whoever holds the key,
/// which is kept elsewhere, can turn a token back.
/// </summary>
internal sealed class PersonTokens : IDisposable
{
    /// <summary>What a token begins with.</summary>
    public const string Opening = "person:";

    // The local part of an address (RFC 5322, section 3.4.1: atoms, quoted strings, comments, blanks before the at sign) as far as a page leaves it whole: what parts a path or a query ends it, but for &, which an atom may hold. The at sign in
    // its widths, as it is, and as pages, HTML, scripts and mail write it. It takes time in proportion to the text, whatever a stranger writes into it.
    private static readonly Regex AnyPerson = new(
        """("[^"]*"|\([^()]*\)|[^\s/?=;,"<>\[\]])+[ \t]*(@|\uFF20|\uFE6B|%(25)*40|%(25)*EF%(25)*(BC%(25)*A0|B9%(25)*AB)|&(amp;)?(#64|#x40|commat);|%u0040|\\u0040|=40)[^\s/?&=;,"'<>()\[\]]*""",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);

    private static readonly SearchValues<char> Signs = SearchValues.Create("@\uFF20\uFE6B%&=\\");

    private readonly AesGcm cipher;
    private readonly byte[] nonces;

    /// <summary>Makes one with a key.</summary>
    /// <param name="key">32 octets.</param>
    public PersonTokens(ReadOnlySpan<byte> key)
    {
        cipher = new AesGcm(HKDF.Expand(HashAlgorithmName.SHA256, key.ToArray(), 32, "noroshi person token: text"u8.ToArray()), 16);
        nonces = HKDF.Expand(HashAlgorithmName.SHA256, key.ToArray(), 32, "noroshi person token: nonce"u8.ToArray());
    }

    /// <summary>With a key that nobody has: tokens can be compared within one run and never turned back.</summary>
    public static PersonTokens WithoutReturn() => new(RandomNumberGenerator.GetBytes(32));

    /// <summary>The text with tokens.</summary>
    public ReadOnlySpan<char> InPlaceOfPersons(ReadOnlySpan<char> text) => text.ContainsAny(Signs)
        ? AnyPerson.Replace(text.ToString(), match => Token(match.Value))
        : text;

    /// <summary>The token of a text.</summary>
    public string Token(string text)
    {
        var open = Encoding.UTF8.GetBytes(text);
        // The nonce is a digest of the text under a key: the same text has the same token, and no nonce serves two texts.
        var nonce = HMACSHA256.HashData(nonces, open).AsSpan(0, 12);
        var sealedText = new byte[12 + open.Length + 16];
        nonce.CopyTo(sealedText);
        cipher.Encrypt(nonce, open, sealedText.AsSpan(12, open.Length), sealedText.AsSpan(12 + open.Length));
        return Opening + Convert.ToBase64String(sealedText).Replace('+', '-').Replace('/', '_').TrimEnd('=');
    }

    /// <summary>What a token stands for; null if it is none of this key.</summary>
    public string? Person(string token)
    {
        if (!token.StartsWith(Opening, StringComparison.Ordinal))
        {
            return null;
        }

        var written = token[Opening.Length..].Replace('-', '+').Replace('_', '/');
        var octets = new byte[written.Length];
        if (!Convert.TryFromBase64String(written.PadRight((written.Length + 3) / 4 * 4, '='), octets, out var length) || length < 28)
        {
            return null;
        }

        var open = new byte[length - 28];
        try
        {
            cipher.Decrypt(octets.AsSpan(0, 12), octets.AsSpan(12, open.Length), octets.AsSpan(12 + open.Length, 16), open);
            return Encoding.UTF8.GetString(open);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        cipher.Dispose();
        CryptographicOperations.ZeroMemory(nonces);
    }
}
