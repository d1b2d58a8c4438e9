using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.Formats.Sealed;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;
using Noroshi.Provision.Certifying;
using Noroshi.Provision.Face;
using Noroshi.Provision.Law;
using Noroshi.Provision.Marking;
using Noroshi.Provision.Receiving;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Taking;

/// <summary>
/// The mail that tells of a delivery holds the product itself where its reader has registered a certificate: encrypted to it, and to nobody else (S/MIME). Everybody else is told to
/// sign in. It is decided when the mail is sent, not when it is written: a certificate may have ended, a product been taken back.
/// </summary>
[Article("Act, Art. 44(1)")]
internal sealed class MailWhatWasProvided(StoreDb db, IReleasedProducts products, HowItIsTaken taken, WhoIsTold told, Certificates certificates, Watermarks marks, IWhoIsWho who, IRecordOfActs acts, TimeProvider clock) : ISealedMail
{
    private const string Path = "/received/";

    public async Task<byte[]?> ForAsync(PersonId to, string kind, string path, CancellationToken cancellation)
    {
        if (kind is not "provision.received" || !path.StartsWith(Path, StringComparison.Ordinal) || !Guid.TryParse(path.AsSpan(Path.Length), out var id)
            || await db.Set<Recipient>().FirstOrDefaultAsync(r => r.Id == id && r.State == RecipientState.Delivered, cancellation) is not { } recipient
            || !(await told.OfAsync([recipient], cancellation))[id].Contains(to)
            || await certificates.ForMailAsync(to, recipient.Organisation, cancellation) is not { } der
            || !RecipientCertificate.TryRead(der, clock.GetUtcNow(), "Certificate", out var certificate, out _)
            || await products.ContentsAsync(new ProductId(recipient.Product), cancellation) is not { Product.Standing: ProductStanding.Current } contents)
        {
            return null;
        }

        var sending = await db.Set<Sending>().AsNoTracking().FirstAsync(s => s.Id == recipient.Sending, cancellation);
        if (await taken.AskAsync(TakenAs.Mail, contents.Product, sending, recipient.Organisation, DeviceStanding.Unknown, cancellation) is Ruling.Refused)
        {
            return null;
        }

        var code = await marks.OfAsync(recipient, to, cancellation);
        var name = (await who.PersonAsync(to, cancellation))?.Name ?? "";
        acts.Write(new Act("provision.mailed", sending.Route.Article(), $"recipient:{id:D}") { Content = new JsonObject { ["product"] = contents.Product.Number, ["version"] = contents.Product.Version, ["to"] = to.ToString() } });
        return SealedMail.Seal(Entity(SheetText.Of(ProductSheet.Of(contents, Audience.Technical), code, name)), [certificate!]);
    }

    private static byte[] Entity(string text)
    {
        var entity = new StringBuilder("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        foreach (var line in Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).Chunk(76))
        {
            entity.Append(line).Append("\r\n");
        }

        return Encoding.ASCII.GetBytes(entity.ToString());
    }
}
