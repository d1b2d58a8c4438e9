using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.Confidentiality.Face;
using Noroshi.Council.Face;
using Noroshi.Council.Joining;
using Noroshi.Council.Law;
using Noroshi.Council.Store;
using Noroshi.Council.Taking;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Fields;

namespace Noroshi.Council.Contributing;

/// <summary>What is given, as it was typed, and to whom.</summary>
internal sealed record Offering(ContributionEntry Entry, Marks Marks, IReadOnlyCollection<OrganisationId> Chosen);

/// <summary>A member contributes: what holds 選別後通信情報 is refused before anything is kept; the same offering sent twice is one.</summary>
[Article("Act, Art. 45(3)")]
internal sealed class Contribute(StoreDb db, IRecordOfActs acts, IOutbox outbox, Actor actor, TimeProvider clock)
{
    public const int LongestText = 20_000;

    private static readonly Words NotActive = new("有効な構成員だけが情報を提供できます。", "Only active members contribute.");

    public async Task<Deed> MakeAsync(ContributionId id, Offering offering, Topic? topic, IReadOnlySet<OrganisationId> members, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (TheCouncilSharesNoSelectedCommunications.Ask(offering.Marks, LegalCalendar.LegalDay(now)) is Ruling.Refused never)
        {
            await acts.WriteRefusalAsync(new Act("council.contributed", never.Article, $"contribution:{id}"), cancellation);
            return new Deed.Refused(never);
        }

        if (await db.Set<Contribution>().AnyAsync(c => c.Id == id && c.Contributor == actor.Organisation, cancellation))
        {
            return new Deed.Done();
        }

        if (Check(offering, topic, members) is { Count: > 0 } problems)
        {
            return new Deed.Malformed(problems);
        }

        if (await db.Set<Member>().FirstOrDefaultAsync(m => m.Organisation == actor.Organisation, cancellation) is not { State: MemberState.Active } member)
        {
            var no = new Ruling.Refused("Act, Art. 45(2)", NotActive);
            await acts.WriteRefusalAsync(new Act("council.contributed", no.Article, $"contribution:{id}"), cancellation);
            return new Deed.Refused(no);
        }

        var entry = offering.Entry with { NotBeyond = offering.Entry.NotBeyond is null ? null : member.Region };
        return await KeepAsync(Contribution.Make(id, SpokenNumber.New("CC", now), actor.Organisation, actor.Person, entry, now), offering.Chosen, topic, cancellation);
    }

    private static Problems Check(Offering offering, Topic? topic, IReadOnlySet<OrganisationId> members)
    {
        var entry = offering.Entry;
        return new Problems()
            .Unless(TypedText.IsSaid(entry.Title, 200), "Title", "title", new("件名を200文字以内で入力してください。", "Give it a title of at most 200 characters."))
            .Unless(TypedText.IsSaid(entry.Text, LongestText), "Text", "text", new("内容を20,000字以内で入力してください。", "Write what it says in at most 20,000 characters."))
            .Unless(Checks.IsTextOrNothing(entry.Opinion, HandlingOpinion.LongestText), "Opinion", "opinion", new("取扱いに関する意見は2,000文字以内で入力してください。", "Keep the opinion within 2,000 characters."))
            .Unless(Enum.IsDefined(entry.Reach) && (entry.Reach is Reach.Secretariat || topic is not null), "Reach", "reach", new("渡す相手を選んでください。", "Choose to whom it goes."))
            .Unless(topic?.ClosedAt is null, "Reach", "topic-closed", new("この話題は終了しています。", "This topic is closed."))
            .Unless(entry.Reach is not Reach.Chosen || (offering.Chosen.Count > 0 && offering.Chosen.All(members.Contains)), "Chosen", "chosen", new("渡す構成員を、この話題の構成員から選んでください。", "Choose among the members of the topic."))
            .Unless(TheTlpBindsTheCouncil.ClassesUpTo(entry.Sharing).Contains(entry.AllowedUpTo), "AllowedUpTo", "wider-than-tlp", new("TLPの表示より広い利用は選べません。", "That use is wider than the TLP label."));
    }

    private async Task<Deed> KeepAsync(Contribution contribution, IReadOnlyCollection<OrganisationId> chosen, Topic? topic, CancellationToken cancellation)
    {
        var (id, now) = (contribution.Id, contribution.At);
        db.Add(contribution);
        if (contribution.Reach is Reach.Chosen)
        {
            db.AddRange(chosen.Distinct().Select(to => new Recipient { Id = Identifier.New(clock), Contribution = id, Organisation = to, By = GivenBy.Choice, At = now }));
        }

        if (contribution.Request is { } request)
        {
            (await db.Set<CouncilRequest>().FirstAsync(r => r.Id == request && r.To == actor.Organisation && r.State == RequestState.Open, cancellation)).Give(id, null, actor.Person, now);
        }

        acts.Write(new Act("council.contributed", contribution.Request is null ? "Act, Art. 45(3)" : "Act, Art. 45(5)", $"contribution:{id}")
        {
            Content = new JsonObject
            {
                ["number"] = contribution.Number,
                ["topic"] = topic?.Number,
                ["reach"] = contribution.Reach.ToString(),
                ["sharing"] = contribution.Sharing.Label,
                ["notBeyond"] = contribution.NotBeyond,
                ["secret"] = contribution.HoldsSecret,
                ["allowedUpTo"] = contribution.AllowedUpTo.ToString(),
                ["digest"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(contribution.Text))),
            },
        });
        outbox.Raise(new ContributionMade(id, contribution.Contributor, contribution.Topic, now));
        return await db.SaveDeedAsync(cancellation);
    }
}
