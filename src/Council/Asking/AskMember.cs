using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Face;
using Noroshi.Council.Joining;
using Noroshi.Council.Law;
using Noroshi.Council.Store;
using Noroshi.Council.Telling;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Fields;

namespace Noroshi.Council.Asking;

/// <summary>The council asks a member, and the member answers: by what was asked for, in words or by a contribution, or by the reason for not giving it.</summary>
[Article("Act, Art. 45(5)")]
internal sealed class AskMember(StoreDb db, TellPeople tell, IRecordOfActs acts, Actor actor, TimeProvider clock)
{
    private static readonly Problem NotAMember = new("To", "to", new("有効な構成員を選んでください。", "Choose an active member."));

    public static Problems Check(string? text, string? hopedFor, DateOnly today) => new Problems()
        .Unless(TypedText.IsSaid(text, ARequestIsAnswered.LongestText), "Text", "text", new("求める内容を4,000字以内で入力してください。", "Say what is asked for in at most 4,000 characters."))
        .Unless(string.IsNullOrWhiteSpace(hopedFor) || TypedDay.Read(hopedFor) >= today, "HopedFor", "hoped-for", new("希望する日は、今日以後の日付で入力してください。", "The day hoped for is today or later."));

    /// <summary>Asks; the same request sent twice is one.</summary>
    public async Task<(Deed Deed, CouncilRequest? Request)> AskAsync(Guid id, OrganisationId to, TopicId? topic, string text, DateOnly? hopedFor, CancellationToken cancellation)
    {
        if (await db.Set<CouncilRequest>().FirstOrDefaultAsync(r => r.Id == id, cancellation) is { } before)
        {
            return (new Deed.Done(), before);
        }

        if (!await db.Set<Member>().AnyAsync(m => m.Organisation == to && m.State == MemberState.Active, cancellation))
        {
            return (new Deed.Malformed([NotAMember]), null);
        }

        var now = clock.GetUtcNow();
        var request = CouncilRequest.Ask(id, SpokenNumber.New("CQ", now), to, topic, text, hopedFor, actor.Person, now);
        db.Add(request);
        acts.Write(new Act("council.requested", "Act, Art. 45(5)", $"council-request:{request.Number}")
        {
            Content = new JsonObject { ["to"] = to.ToString(), ["hopedFor"] = hopedFor?.ToString("O", CultureInfo.InvariantCulture) },
        });
        await tell.OrganisationAsync(to, "council.requested", new($"協議会からの求め：{request.Number}", $"Request of the council: {request.Number}"), $"/council/requests/{request.Number}", true, cancellation);
        return (await db.SaveDeedAsync(cancellation), request);
    }

    /// <summary>Answers in words, or by the reason for not giving it. What is given as a contribution is answered there.</summary>
    public async Task<Deed> AnswerAsync(CouncilRequest request, bool gives, string? words, CancellationToken cancellation)
    {
        if (request.State is not RequestState.Open)
        {
            return new Deed.Overtaken();
        }

        var now = clock.GetUtcNow();
        if (!ARequestIsAnswered.IsAnAnswer(gives, words, LegalCalendar.LegalDay(now)))
        {
            return new Deed.Malformed([ARequestIsAnswered.ReasonIsMissing]);
        }

        if (!TypedText.IsSaid(words, ARequestIsAnswered.LongestText))
        {
            return new Deed.Malformed([new Problem("Reason", "reason", new("回答を4,000字以内で入力してください。", "Answer in at most 4,000 characters."))]);
        }

        if (gives)
        {
            request.Give(null, words!.Trim(), actor.Person, now);
        }
        else
        {
            request.Refuse(words!.Trim(), actor.Person, now);
        }

        acts.Write(new Act("council.request-answered", "Act, Art. 45(5)", $"council-request:{request.Number}") { Content = new JsonObject { ["given"] = gives } });
        await tell.SecretariatAsync("council.request-answered", new($"協議会の求めへの回答：{request.Number}", $"Answer to a request of the council: {request.Number}"), $"/council/requests/{request.Number}", false, cancellation);
        return await db.SaveDeedAsync(cancellation);
    }
}
