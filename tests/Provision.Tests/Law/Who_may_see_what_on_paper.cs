using System.Linq.Expressions;
using System.Text;
using Microsoft.EntityFrameworkCore;
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
    private static readonly (string Name, PersonId Person, OrganisationId Of)[] Relations = [("the person", One, Here), ("another of the organisation", Colleague, Here), ("another organisation", Colleague, Elsewhere)];

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
        .Append("### What was delivered to an organisation, to its receiver\n\nTable: `recipients`.\n\n").Append(Rows(Delivered(), WhoMaySeeWhatIsProvided.Recipients))
        .Append("\n### What was chosen and did not get there\n\n").Append(Rows(new Recipient { Id = default, Sending = default, Product = default, From = Sender, Organisation = Here, Kind = RecipientKind.Operator, ReasonJa = "", ReasonEn = "", Urgent = false }, WhoMaySeeWhatIsProvided.Recipients))
        .Append("\n### A sending as a whole\n\nTable: `sendings`.\n\n").Append(Rows(Sending.Prepare(default, new(default, default, LegalRoute.ToOperators, LegalSender.CompetentMinister, Sender, default, default, "", "", false), default, default), WhoMaySeeWhatIsProvided.Sendings)).Append('\n')
        .ToString();

    private static readonly OrganisationId Sender = new(new Guid(5, 0, 0, new byte[8]));
    private static readonly (string Name, OrganisationId Of)[] Sides = [("the recipient", Here), ("the ministry in whose name it is sent", Sender), ("anybody else", Elsewhere)];

    private static Recipient Delivered()
    {
        var recipient = new Recipient { Id = default, Sending = default, Product = default, From = Sender, Organisation = Here, Kind = RecipientKind.Operator, ReasonJa = "", ReasonEn = "", Urgent = false };
        recipient.Deliver(At);
        return recipient;
    }

    private static string Rows<T>(T thing, Func<StoreDb, Expression<Func<T, bool>>> rule)
    {
        var text = new StringBuilder("| role | ").AppendJoin(" | ", Sides.Select(r => r.Name)).Append(" |\n|---|---|---|---|\n");
        foreach (var role in HousePeople.EveryRole)
        {
            text.Append("| ").Append(role).Append(" | ").AppendJoin(" | ", Sides.Select(r =>
            {
                using var db = new StoreDb(new DbContextOptionsBuilder<StoreDb>().UseSqlite("Data Source=:memory:").Options, [], new ActorScope { Actor = new Actor { Person = One, Organisation = r.Of, Capacity = role, May = HousePeople.WhatItAllows(role) } }, new Recently());
                return rule(db).Compile()(thing) ? "**yes**" : "no";
            })).Append(" |\n");
        }

        return text.ToString();
    }

    private static string Table<T>(string heading, string table, Func<StoreDb, Expression<Func<T, bool>>> rule, T thing)
    {
        var text = new StringBuilder($"### {heading}\n\nTable: `{table}`.\n\n| role | ").AppendJoin(" | ", Relations.Select(r => r.Name)).Append(" |\n|---|---|---|---|\n");
        foreach (var role in HousePeople.EveryRole)
        {
            text.Append("| ").Append(role).Append(" | ").AppendJoin(" | ", Relations.Select(r =>
            {
                var actor = new Actor { Person = r.Person, Organisation = r.Of, Capacity = role, May = HousePeople.WhatItAllows(role) };
                using var db = new StoreDb(new DbContextOptionsBuilder<StoreDb>().UseSqlite("Data Source=:memory:").Options, [], new ActorScope { Actor = actor }, new Recently());
                return rule(db).Compile()(thing) ? "**yes**" : "no";
            })).Append(" |\n");
        }

        return text.Append('\n').ToString();
    }
}
