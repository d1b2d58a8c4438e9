using System.Text;

namespace Noroshi.Formats.Sealed;

/// <summary>A part of a mail that only its recipients can open: S/MIME (RFC 8551), application/pkcs7-mime, enveloped-data.</summary>
public static class SealedMail
{
    /// <summary>The headers of the sealed part, without the empty line that ends them.</summary>
    public const string Headers =
        "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=\"smime.p7m\"\r\n" +
        "Content-Transfer-Encoding: base64\r\n" +
        "Content-Disposition: attachment; filename=\"smime.p7m\"\r\n";

    private const int LongestLine = 76;

    /// <summary>Seals a MIME entity, its headers included. The outer headers of the mail (From, To, Subject) stay open: put nothing secret there.</summary>
    /// <param name="entity">Headers, empty line, body; every line ends with CR LF (RFC 8551, section 3.1.1).</param>
    /// <param name="recipients">For whom.</param>
    /// <returns>The sealed entity, headers included, pure ASCII.</returns>
    /// <exception cref="ArgumentException">The entity is not in this form, or there is no recipient.</exception>
    public static byte[] Seal(ReadOnlyMemory<byte> entity, IReadOnlyCollection<RecipientCertificate> recipients)
    {
        if (!IsCanonical(entity.Span))
        {
            throw new ArgumentException("A MIME entity begins with Content-Type or another header and ends every line with CR LF.", nameof(entity));
        }

        var text = Convert.ToBase64String(SealedDocument.Seal(entity, recipients));
        var mail = new StringBuilder(Headers, Headers.Length + text.Length + (text.Length / 38) + 4).Append("\r\n");
        for (var at = 0; at < text.Length; at += LongestLine)
        {
            mail.Append(text, at, Math.Min(LongestLine, text.Length - at)).Append("\r\n");
        }

        return Encoding.ASCII.GetBytes(mail.ToString());
    }

    private static bool IsCanonical(ReadOnlySpan<byte> entity)
    {
        for (var at = 0; at < entity.Length; at++)
        {
            if ((entity[at] == '\n' && (at == 0 || entity[at - 1] != '\r')) || (entity[at] == '\r' && (at + 1 == entity.Length || entity[at + 1] != '\n')))
            {
                return false;
            }
        }

        return entity.IndexOf("\r\n\r\n"u8) > 0 && entity.IndexOf((byte)':') is > 0 and var colon && colon < entity.IndexOf("\r\n"u8);
    }
}
