using System.Security.Cryptography;
using System.Text;
using Noroshi.Kernel;

namespace Noroshi.Formats.Sealed;

/// <summary>Finds the one certificate in a file.</summary>
internal static class CertificateFile
{
    public static readonly Words Damaged = new("証明書として読めません。X.509証明書（PEMまたはDER）を選び直してください。", "This does not read as a certificate. Choose an X.509 certificate (PEM or DER).");

    public static byte[]? Der(ReadOnlySpan<byte> file, string field, Problems problems)
    {
        if (file is [0x30, ..])
        {
            return file.ToArray();
        }

        var text = Encoding.Latin1.GetString(file is [0xEF, 0xBB, 0xBF, ..] ? file[3..] : file).AsSpan();
        byte[]? found = null;
        while (PemEncoding.TryFind(text, out var at))
        {
            var label = text[at.Label];

            // Who sends a private key has given it away: it must be made anew, and this must not be kept.
            if (label.Contains("PRIVATE KEY", StringComparison.Ordinal))
            {
                problems.Unless(false, field, "private-key", new("秘密鍵が含まれています。秘密鍵は誰にも渡さず、証明書だけのファイルを選んでください。この秘密鍵は漏れたものとして作り直してください。", "There is a private key in it. Give it to nobody and choose a file with the certificate alone. Treat this key as leaked and make a new one."));
                return null;
            }

            if (label is "CERTIFICATE")
            {
                if (found is not null)
                {
                    problems.Unless(false, field, "several", new("証明書が2枚以上あります。宛先の証明書1枚だけにしてください。", "There are several certificates in it. Leave only the recipient's own."));
                    return null;
                }

                found = new byte[at.DecodedDataLength];
                if (!Convert.TryFromBase64Chars(text[at.Base64Data], found, out var written) || written != found.Length)
                {
                    break;
                }
            }

            text = text[at.Location.End..];
        }

        if (found is null)
        {
            problems.Unless(false, field, "damaged", Damaged);
        }

        return found;
    }
}
