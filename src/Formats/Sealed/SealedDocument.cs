using Org.BouncyCastle.Asn1.Nist;
using Org.BouncyCastle.Cms;
using Org.BouncyCastle.X509;

namespace Noroshi.Formats.Sealed;

/// <summary>
/// A document that only the holders of certain keys can open: CMS EnvelopedData (RFC 5652), AES-256-CBC, the content's key given to each
/// recipient by RSA (PKCS #1 v1.5, which all mail programs open) or by ECDH on the recipient's curve (RFC 5753). It hides; it says nothing
/// of who sealed it, nor that nobody altered it: what must be proved so is signed before it is sealed.
/// </summary>
public static class SealedDocument
{
    /// <summary>Seals bytes for one or several recipients.</summary>
    /// <returns>The ContentInfo, DER.</returns>
    /// <exception cref="ArgumentException">There is no recipient.</exception>
    public static byte[] Seal(ReadOnlyMemory<byte> content, IReadOnlyCollection<RecipientCertificate> recipients)
    {
        if (recipients.Count == 0)
        {
            throw new ArgumentException("A document that nobody can open is not sealed. Name a recipient.", nameof(recipients));
        }

        var sealing = new CmsEnvelopedDataGenerator();
        foreach (var recipient in recipients.DistinctBy(r => r.Fingerprint))
        {
            var certificate = new X509Certificate(recipient.Der.ToArray());
            if (recipient.IsCurve)
            {
                sealing.AddRecipientInfoGenerator(new CurveRecipient(certificate));
            }
            else
            {
                sealing.AddKeyTransRecipient(certificate);
            }
        }

        return sealing.Generate(new CmsProcessableByteArray(content.ToArray()), NistObjectIdentifiers.IdAes256Cbc).ContentInfo.GetDerEncoded();
    }
}
