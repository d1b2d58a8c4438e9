using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Noroshi.Formats.Sealed;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;
using Noroshi.Provision.Certifying;
using Noroshi.Provision.Law;
using Noroshi.Provision.Marking;
using Noroshi.Provision.Receiving;
using Noroshi.Web.Answers;

namespace Noroshi.Provision.Taking;

/// <summary>
/// What was provided, as one encrypted file for those who work offline (remark 121): CMS, for the certificate that its reader registered, opened with
/// <c>openssl cms -decrypt -inform DER -in FILE -inkey KEY -out FILE.zip</c>. In it the four sheets as text, and the bundle of STIX.
/// </summary>
internal static class ReceivedPackage
{
    private static readonly Problem NoCertificate = new("certificate", "no-certificate", new(
        "暗号化する証明書が登録されていません。「暗号化メールの証明書」で登録してください。", "No certificate is registered to encrypt it for. Register one under \"Certificates for mail\"."));

    /// <remarks>For the people of the organisation to which it was delivered. Another's is not there (404).</remarks>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/received/{id:guid}/package.p7m", HandleAsync).RequireAuthorization(nameof(Permission.ReceiveProducts)).ExcludeFromDescription().WithDisplayName("GET /received/{id}/package.p7m");

    private static async Task<IResult> HandleAsync(Guid id, HttpContext context, ReceivedInSight inbox, Certificates certificates, IWhoIsWho who, Actor actor, TimeProvider clock, CancellationToken cancellation)
    {
        if (await inbox.FindAsync(id, cancellation) is not { } received)
        {
            return ProblemResults.Absent();
        }

        if (await inbox.AskAsync(received, TakenAs.File, context, cancellation) is Ruling.Refused no)
        {
            return ProblemResults.Refuse(no);
        }

        if (await certificates.ForMailAsync(actor.Person, actor.Organisation, cancellation) is not { } der || !RecipientCertificate.TryRead(der, clock.GetUtcNow(), "certificate", out var certificate, out _))
        {
            return ProblemResults.Mend([NoCertificate]);
        }

        var code = await inbox.ReadAsync(received, "Act, Art. 40(2)", "package", cancellation);
        var name = (await who.PersonAsync(actor.Person, cancellation))?.Name ?? "";
        var product = received.Contents.Product;
        return TypedResults.File(SealedDocument.Seal(Zip(received.Contents, code, name), [certificate!]), "application/pkcs7-mime", $"{product.Number}-v{product.Version}.zip.p7m");
    }

    private static byte[] Zip(ProductContents contents, string code, string name)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var audience in Enum.GetValues<Audience>())
            {
                Put(zip, $"{audience.Code()}.txt", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(SheetText.Of(ProductSheet.Of(contents, audience), code, name))]);
            }

            Put(zip, "stix.json", ProductBundle.Of(contents, ForensicMark.Shown(code)));
        }

        return file.ToArray();
    }

    private static void Put(ZipArchive zip, string name, byte[] content)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(content);
    }
}
