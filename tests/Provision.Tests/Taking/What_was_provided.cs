using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Provision.Certifying;
using Noroshi.Provision.Marking;
using Noroshi.Provision.Store;
using Noroshi.Provision.Tests.Certifying;
using Noroshi.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Provision.Tests.Taking;

/// <summary>What was provided is carried away as a bundle, as an encrypted file, as encrypted mail; each copy is marked, and what is for viewing only stays on the screen.</summary>
public class What_was_provided(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task is_marked_for_each_reader_and_the_mark_leads_back_to_the_copy(Database on)
    {
        var scene = await Scene.SetAsync(await houses.OnAsync(on));
        var colleague = await scene.House.SignInAsAsync("reporter", scene.Organisation);

        var (one, again, other) = ((await scene.Reader.GetAsync(scene.Path)).Words, (await scene.Reader.GetAsync(scene.Path + "?for=plain")).Words, (await colleague.GetAsync(scene.Path)).Words);

        var mark = Assert.Single(ForensicMark.In(one));
        Assert.Contains(ForensicMark.Shown(mark), one);
        Assert.Equal([mark], ForensicMark.In(again));
        Assert.NotEqual(mark, Assert.Single(ForensicMark.In(other)));
        Assert.Contains(ForensicMark.Shown(mark), (await scene.Reader.GetAsync(scene.Path + "/stix.json")).Text, StringComparison.Ordinal);
        Assert.Equal(scene.Reader.Person, await scene.House.InsideAsync(Actor.System, async services => services.GetRequiredService<StoreDb>().Set<Watermark>().Single(w => w.Code == mark).Person));
    }

    [Theory, BothDatabases]
    public async Task is_handed_out_as_one_encrypted_file_that_its_reader_alone_opens(Database on)
    {
        var scene = await Scene.SetAsync(await houses.OnAsync(on));
        Assert.Equal("invalid-input", (await scene.Reader.GetAsync(scene.Path + "/package.p7m")).Code);
        var key = await scene.CertificateAsync();

        var package = await scene.Reader.GetAsync(scene.Path + "/package.p7m");

        Assert.Equal(HttpStatusCode.OK, package.Status);
        Assert.Equal("application/pkcs7-mime", package.Headers["Content-Type"]);
        using var zip = new ZipArchive(new MemoryStream(Open(package.Bytes, key)));
        Assert.Equal(["ciso.txt", "management.txt", "plain.txt", "stix.json", "technical.txt"], zip.Entries.Select(e => e.Name).Order(StringComparer.Ordinal));
        using var text = new StreamReader(zip.GetEntry("ciso.txt")!.Open());
        var card = await text.ReadToEndAsync();
        Assert.Contains("管理画面を外部から遮断する", card, StringComparison.Ordinal);
        Assert.Equal(ForensicMark.In((await scene.Reader.GetAsync(scene.Path)).Words), ForensicMark.In(card));
        Assert.Contains("周知等用総合整理分析情報", card, StringComparison.Ordinal);
        using var stranger = await scene.House.SignInAsAsync("reporter", await scene.House.AnOperatorAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(scene.Path + "/package.p7m")).Status);
    }

    [Theory, BothDatabases]
    public async Task that_is_for_viewing_only_is_read_and_not_carried_away(Database on)
    {
        var scene = await Scene.SetAsync(await houses.OnAsync(on), viewOnly: true);
        await scene.CertificateAsync();

        var page = await scene.Reader.GetAsync(scene.Path + "?for=technical");

        Assert.Contains("閲覧だけが認められた", page.Words);
        Assert.Null(page.Find("a[href$='stix.json']"));
        foreach (var file in new[] { "/stix.json", "/package.p7m" })
        {
            var refused = await scene.Reader.GetAsync(scene.Path + file);
            Assert.Equal((HttpStatusCode.Forbidden, "refused"), (refused.Status, refused.Code));
        }

        Assert.Null(await scene.MailAsync());
        Assert.Equal(2, (await scene.House.RecordAsync("provision.not-taken")).Count(a => a.Person == scene.Reader.Person && a.Refused));
    }

    [Theory, BothDatabases]
    public async Task is_mailed_encrypted_to_those_with_a_certificate_and_to_nobody_else(Database on)
    {
        var scene = await Scene.SetAsync(await houses.OnAsync(on));
        Assert.Null(await scene.MailAsync());
        var key = await scene.CertificateAsync();

        var part = (MimePart)await MimeEntity.LoadAsync(new MemoryStream((await scene.MailAsync())!));

        Assert.Equal("application/pkcs7-mime", part.ContentType.MimeType);
        using var content = new MemoryStream();
        await part.Content!.DecodeToAsync(content);
        var text = ((TextPart)await MimeEntity.LoadAsync(new MemoryStream(Open(content.ToArray(), key)))).Text!;
        Assert.Contains("管理画面を外部から遮断する", text, StringComparison.Ordinal);
        Assert.Single(ForensicMark.In(text));
        Assert.Null(await scene.MailAsync(kind: "provision.withdrawn"));
        Assert.Null(await scene.MailAsync(to: (await scene.House.SignInAsAsync("reporter")).Person));
        Assert.Null(await scene.MailAsync(path: "/received/../../x"));
        Assert.Null(await scene.MailAsync(path: $"/received/{Guid.CreateVersion7():D}"));
    }

    [Theory, BothDatabases]
    public async Task goes_out_by_mail_as_a_word_or_sealed_and_never_in_the_clear(Database on)
    {
        using var server = new MailServer();
        server.Open();
        await using var house = await server.HouseAsync(on);
        var organisation = await house.AnOperatorAsync();
        var (with, without) = (await house.SignInAsAsync("reporter", organisation), await house.SignInAsAsync("reporter", organisation));
        await Scene.CertificateAsync(house, with.Person, organisation);

        await Scene.SetAsync(house, organisation: organisation);

        var word = server.Letters.Single(l => To(l, without.Person));
        Assert.Contains("enveloped-data", server.Letters.Single(l => To(l, with.Person)), StringComparison.Ordinal);
        Assert.Contains("情報が届きました", Decoded(word), StringComparison.Ordinal);
        Assert.Contains("/received/", Decoded(word), StringComparison.Ordinal);
        Assert.DoesNotContain(server.Letters, l => Decoded(l).Contains("管理画面", StringComparison.Ordinal));
        Assert.Single(await house.RecordAsync("provision.mailed"));

        bool To(string letter, PersonId person) => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(letter))).To.Mailboxes.Single().Address == Scene.Mail(house, person);
    }

    private static string Decoded(string letter) => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(letter))) is var message ? $"{message.Subject} {message.TextBody}" : "";

    // By another library than the one that seals.
    private static byte[] Open(byte[] document, string pem)
    {
        using var key = RSA.Create();
        key.ImportFromPem(pem);
        var cms = new EnvelopedCms();
        cms.Decode(document);
        cms.Decrypt(cms.RecipientInfos[0], key);
        return cms.ContentInfo.Content;
    }

    /// <summary>An alert in the inbox of an operator's reporter.</summary>
    private sealed record Scene(House House, OrganisationId Organisation, Visitor Reader, string Path)
    {
        public static async Task<Scene> SetAsync(House house, bool viewOnly = false, OrganisationId? organisation = null)
        {
            var product = await house.AReleasedAlertAsync("持ち出しの速報");
            var chosen = organisation ?? await house.AnOperatorAsync();
            var reader = await house.SignInAsAsync("reporter", chosen);
            var sender = await house.AnAnalystAsync();
            Assert.NotNull((await sender.SendAsync(product, $"Route=41&Also={await house.CodeAsync(chosen)}", Senders.ForUsers, viewOnly)).Location);
            await house.DrainOutboxAsync();
            return new(house, chosen, reader, Assert.Single(await reader.InboxAsync()));
        }

        /// <summary>Registers a certificate for the reader; its key.</summary>
        public Task<string> CertificateAsync() => CertificateAsync(House, Reader.Person, Organisation);

        public static async Task<string> CertificateAsync(House house, PersonId person, OrganisationId organisation)
        {
            var (der, key) = MadeCertificate.WithKey("a@example.jp", House.Opening.AddDays(-1), House.Opening.AddYears(1));
            await house.InsideAsync(async services =>
            {
                await Task.CompletedTask;
                services.GetRequiredService<StoreDb>().Add(MailCertificate.Of(Identifier.New(house.Clock), person, organisation, ReadCertificate.Of(der, [])!.Facts, der, house.Clock.GetUtcNow()));
            });
            return key;
        }

        public static string Mail(House house, PersonId person) => house.InsideAsync(Actor.System, services => services.GetRequiredService<IWhoIsWho>().PersonsAsync([person], default)).Result[person].Mail!;

        /// <summary>What a mail about it would hold.</summary>
        public Task<byte[]?> MailAsync(string kind = "provision.received", PersonId? to = null, string? path = null) => House.InsideAsync(Actor.System, services =>
            services.GetServices<ISealedMail>().Single().ForAsync(to ?? Reader.Person, kind, path ?? Path, default));
    }
}
