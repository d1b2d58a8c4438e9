using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Noroshi.Provision.Certifying;

/// <summary>The mail addresses among a certificate's other names (rfc822Name, RFC 5280 section 4.2.1.6).</summary>
internal static class MailNames
{
    private static readonly Asn1Tag Mail = new(TagClass.ContextSpecific, 1);

    /// <summary>The addresses, in order.</summary>
    /// <exception cref="CryptographicException">It is no list of names.</exception>
    public static IReadOnlyList<string> In(ReadOnlyMemory<byte> extension)
    {
        try
        {
            List<string> found = [];
            for (var names = new AsnReader(extension, AsnEncodingRules.DER).ReadSequence(); names.HasData;)
            {
                if (names.PeekTag() == Mail)
                {
                    found.Add(names.ReadCharacterString(UniversalTagNumber.IA5String, Mail));
                }
                else
                {
                    names.ReadEncodedValue();
                }
            }

            return found;
        }
        catch (AsnContentException broken)
        {
            throw new CryptographicException("The names of the certificate cannot be read.", broken);
        }
    }
}
