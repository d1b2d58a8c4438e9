using System.Linq.Expressions;
using System.Text;
using Noroshi.Kernel;
using Noroshi.Provision.Face;
using Noroshi.Provision.Law;
using Noroshi.Provision.Store;
using Noroshi.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Provision.Tests.Law;

/// <summary>
/// Asks the very predicates, for every role and every relation, and holds the part of <c>docs/who-may-see-what.md</c> on provision to the answers.
/// <c>NOROSHI_APPROVE=1</c> writes it anew.
/// </summary>
public class Who_may_see_what_on_paper
{
    private static readonly DateTimeOffset At = DateTimeOffset.UnixEpoch;
    private static readonly PersonId One = new(new Guid(1, 0, 0, new byte[8])), Colleague = new(new Guid(2, 0, 0, new byte[8]));
    private static readonly OrganisationId Here = new(new Guid(3, 0, 0, new byte[8])), Elsewhere = new(new Guid(4, 0, 0, new byte[8]));
    private static readonly OrganisationId Sender = new(new Guid(5, 0, 0, new byte[8]));
    private static readonly Relation[] People = [new("the person", One, Here), new("another of the organisation", Colleague, Here), new("another organisation", Colleague, Elsewhere)];
    private static readonly Relation[] Sides = [new("the recipient", One, Here), new("the ministry in whose name it is sent", One, Sender), new("anybody else", One, Elsewhere)];

    private static readonly CertificateFacts Facts = new()
    {
        Fingerprint = "", Subject = "", Issuer = "", From = At, Until = At, Mails = [], Algorithm = "RSA", Bits = 2048, MayEncrypt = true, IsForMail = true, IsAuthority = false, IsSignedWeakly = false,
    };

    [Fact]
    public void is_what_the_document_says() => Assert.Equal(Tables(), GeneratedPart.Of("who-may-see-what.md", "provision", Tables()));

    private static string Tables() => new StringBuilder("\n\n")
        .Append(Table("A registered device, never its key", "registered_devices", WhoMaySeeADevice.Devices, RegisteredDevice.Ask(Guid.Empty, One, Here, "x", "", [], At)))
        .Append(Table("A certificate for mail", "mail_certificates", WhoMaySeeADevice.Certificates, MailCertificate.Of(Guid.Empty, One, Here, Facts, [], At)))
        .Append(Table("A webhook of the organisation, never its secret", "webhook_endpoints", WhoMaySeeADevice.Webhooks, WebhookEndpoint.Of(Guid.Empty, Here, "x", new Uri("https://a.example.jp/"), "", One, At)))
        .Append(Table("The mark of a reader's copy", "watermarks", WhoMaySeeALeak.Watermarks, Mark))
        .Append(Table("A leak, and that provision is stopped", "leaks", WhoMaySeeALeak.Leaks, Leak.Stop(Guid.Empty, "", Here, Mark, "", One, At)))
        .Append(Table("A call to an organisation's system", "webhook_calls", WhoMaySeeALeak.Calls, new WebhookCall { Id = Guid.Empty, Endpoint = Guid.Empty, Organisation = Here, Recipient = null, Kind = "", QueuedAt = At }))
        .Append(Table("An address that subscribed to the bulletin", "subscribers", WhoMaySeeASubscription.Subscribers, new Subscriber { Id = Guid.Empty, Address = "", AddressKey = "", Chosen = "", ConfirmedAt = At }))
        .Append(Table("An address that is asked whether it wants the bulletin", "subscription_requests", WhoMaySeeASubscription.Requests, new SubscriptionRequest { Id = Guid.Empty, Address = "", AddressKey = "", Chosen = "", AskedAt = At, EndsAt = At }))
        .Append(Table("A mail that waits for a subscriber", "bulletin_mails", WhoMaySeeASubscription.Mails, new BulletinMail { Id = Guid.Empty, Subscriber = Guid.Empty, Product = Guid.Empty, Kind = BulletinMailKind.Published, QueuedAt = At }))
        .Append("### What was delivered to an organisation, to its receiver\n\nTable: `recipients`.\n\n").Append(Rows(Delivered(), WhoMaySeeWhatIsProvided.Recipients))
        .Append("\n### What was chosen and did not get there\n\n").Append(Rows(Chosen(), WhoMaySeeWhatIsProvided.Recipients))
        .Append("\n### A sending as a whole\n\nTable: `sendings`.\n\n").Append(Rows(Sending.Prepare(default, new(default, default, new(LegalRoute.ToOperators, LegalSender.CompetentMinister, Sender, default, default), "", "", false), default, default), WhoMaySeeWhatIsProvided.Sendings)).Append('\n')
        .ToString();

    private static Watermark Mark => new() { Code = "", Recipient = Guid.Empty, Product = Guid.Empty, Person = One, Organisation = Here, MadeAt = At };

    private static Recipient Chosen() => new() { Id = default, Sending = default, Product = default, From = Sender, Organisation = Here, Kind = RecipientKind.Operator, ReasonJa = "", ReasonEn = "", Urgent = false };

    private static Recipient Delivered()
    {
        var recipient = Chosen();
        recipient.Deliver(At);
        return recipient;
    }

    private static string Rows<T>(T thing, Func<StoreDb, Expression<Func<T, bool>>> rule) => RolesOnPaper.Table(Sides, db => rule(db).Compile()(thing));

    private static string Table<T>(string heading, string table, Func<StoreDb, Expression<Func<T, bool>>> rule, T thing) =>
        $"### {heading}\n\nTable: `{table}`.\n\n{RolesOnPaper.Table(People, db => rule(db).Compile()(thing))}\n";
}
