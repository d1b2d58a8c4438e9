using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.Feedback.Law;
using Noroshi.Feedback.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;
using Noroshi.Store;

namespace Noroshi.Feedback.Saying;

/// <summary>What a recipient enters.</summary>
internal sealed record OpinionEntry(OpinionKind? Kind, Guid? Statement, string Text, DateTimeOffset? SeenAt);

/// <summary>Keeps what a recipient says of a delivery, and tells the analysts. A judgement takes the place of the former one of its organisation.</summary>
[Article("Act, Art. 37")]
internal sealed class SayOpinion(StoreDb db, IWhoIsWho who, INotices notices, IRecordOfActs acts, TimeProvider clock)
{
    /// <summary>Says it.</summary>
    /// <returns>What is wrong; empty when it was kept.</returns>
    public async Task<Problems> SayAsync(Guid received, ProductContents about, OpinionEntry entry, CancellationToken cancellation)
    {
        var (now, me, product) = (clock.GetUtcNow(), db.Actor, about.Product);
        var before = await db.Set<Opinion>().Where(o => o.Received == received && o.Organisation == me.Organisation).ToListAsync(cancellation);
        var problems = AnOpinionSaysEnough.Check(entry.Kind, entry.Text, entry.SeenAt, before.Count, now)
            .Unless(entry.Statement is null || about.Statements.Any(s => s.Id == entry.Statement), "Statement", "statement", new("この情報の記載から選んでください。", "Choose one of its statements."));
        if (problems.Count > 0)
        {
            return problems;
        }

        var kind = entry.Kind!.Value;
        if (kind.IsJudgement())
        {
            before.Where(o => o.Kind.IsJudgement()).ToList().ForEach(o => o.Replace(now));
        }

        var opinion = new Opinion
        {
            Id = Identifier.New(clock),
            Received = received,
            Product = product.Id.Value,
            Series = product.Series,
            Number = product.Number,
            Version = product.Version,
            Organisation = me.Organisation,
            Person = me.Person,
            Kind = kind,
            Statement = entry.Statement,
            Text = entry.Text,
            SeenAt = kind is OpinionKind.Sighting ? entry.SeenAt : null,
            SaidAt = now,
        };
        db.Add(opinion);
        if (!kind.IsJudgement())
        {
            await TellAnalystsAsync(opinion, cancellation);
        }

        acts.Write(new Act("feedback.said", "Act, Art. 37", $"opinion:{opinion.Id:D}") { Content = new JsonObject { ["product"] = product.Number, ["version"] = product.Version, ["kind"] = kind.ToString() } });
        await db.SaveChangesAsync(cancellation);
        return problems;
    }

    private async Task TellAnalystsAsync(Opinion opinion, CancellationToken cancellation)
    {
        var subject = new Words($"受領者の声が届きました：{opinion.Kind.Words().Ja}（{opinion.Number}）", $"Feedback: {opinion.Kind.Words().En} ({opinion.Number})");
        foreach (var office in await who.OrganisationsAsync(OrganisationKind.CabinetOffice, cancellation))
        {
            foreach (var analyst in await who.PeopleWhoMayAsync(office.Id, Permission.WriteProducts, cancellation))
            {
                notices.Tell(analyst.Id, "feedback.said", subject, $"/feedback/{opinion.Id:D}");
            }
        }
    }
}
