using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.Confidentiality.Face;
using Noroshi.Council.Face;
using Noroshi.Council.Joining;
using Noroshi.Council.Law;
using Noroshi.Council.Store;
using Noroshi.Council.Taking;
using Noroshi.Council.Telling;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Fields;

namespace Noroshi.Council.Widening;

/// <summary>What is asked for beyond what the contributor allowed.</summary>
internal sealed record Wanted(string Purpose, InformationClass? Class, IReadOnlySet<OrganisationId> Recipients);

/// <summary>
/// Somebody asks for wider use, the contributor consents in whole or in part or refuses, or the secretariat decides under the exception of article 45(6) with a
/// second person. Each is an act, saved with what it changes and told to the other side.
/// </summary>
[Article("Act, Art. 45(6)")]
internal sealed class AskForWiderUse(StoreDb db, TellPeople tell, IRecordOfActs acts, IOutbox outbox, Actor actor, TimeProvider clock)
{
    public async Task<(Deed Deed, WideningRequest? Request)> AskAsync(WideningId id, Contribution about, Wanted wanted, IReadOnlySet<OrganisationId> possible, CancellationToken cancellation)
    {
        if (await db.Set<WideningRequest>().FirstOrDefaultAsync(w => w.Id == id, cancellation) is { } before)
        {
            return (new Deed.Done(), before);
        }

        var problems = new Problems()
            .Unless(TypedText.IsSaid(wanted.Purpose, 2_000), "Purpose", "purpose", new("目的を2,000字以内で入力してください。", "State the purpose in at most 2,000 characters."))
            .Unless(wanted.Class is not null || wanted.Recipients.Count > 0, "Recipients", "nothing-wanted", new("渡す相手か、利用の種類を選んでください。", "Choose whom it should reach or how it should be used."))
            .Unless(wanted.Recipients.All(possible.Contains), "Recipients", "recipients", new("渡す相手を選び直してください。", "Choose again whom it should reach."))
            .Unless(wanted.Class is not { } @class || !WiderUseNeedsConsent.IsWithin(about.AllowedUpTo, @class), "Class", "already-allowed", new("この利用は、すでに認められています。", "This use is allowed already."));
        if (problems.Count > 0)
        {
            return (new Deed.Malformed(problems), null);
        }

        var now = clock.GetUtcNow();
        var request = WideningRequest.Ask(id, SpokenNumber.New("CW", now), about, actor.Organisation, actor.Person, wanted.Purpose, wanted.Class, now);
        request.Recipients.AddRange(wanted.Recipients.Select(to => new WideningRecipient { Id = Identifier.New(clock), Widening = id, Organisation = to }));
        db.Add(request);
        Record("council.widening-asked", request, new() { ["contribution"] = about.Number, ["class"] = wanted.Class?.ToString(), ["recipients"] = wanted.Recipients.Count });
        await tell.OrganisationAsync(about.Contributor, "council.widening-asked", new($"利用範囲の拡大の求め：{request.Number}", $"Wider use asked for: {request.Number}"), $"/council/widenings/{request.Number}", true, cancellation);
        return (await db.SaveDeedAsync(cancellation), request);
    }

    /// <summary>The contributor consents, to all or to a part, or refuses and says why.</summary>
    public async Task<Deed> AnswerAsync(WideningRequest request, bool toClass, IReadOnlySet<OrganisationId> to, string? words, CancellationToken cancellation)
    {
        if (request.State is not WideningState.Waiting)
        {
            return new Deed.Overtaken();
        }

        var granted = (toClass && request.Class is not null) || request.Recipients.Any(r => to.Contains(r.Organisation));
        if (granted ? !Checks.IsTextOrNothing(words, 2_000) : !TypedText.IsSaid(words, 2_000))
        {
            return new Deed.Malformed([new Problem("Reason", "reason", new("同意しないときは、理由を2,000字以内で入力してください。", "If you refuse, say why in at most 2,000 characters."))]);
        }

        var now = clock.GetUtcNow();
        request.Consent(toClass, to, Checks.Trimmed(words), actor.Person, now);
        await GiveAsync(request, byException: false, now, cancellation);
        Record("council.widening-answered", request, new() { ["state"] = request.State.ToString(), ["class"] = request.ClassGranted ? request.Class.ToString() : null, ["recipients"] = request.Recipients.Count(r => r.Granted) });
        outbox.Raise(new WideningAnswered(request.Id, request.Contribution, granted, ByException: false, now));
        var subject = new Words($"利用範囲の拡大の求めへの回答：{request.Number}", $"Answer on wider use: {request.Number}");
        await tell.SecretariatAsync("council.widening-answered", subject, $"/council/widenings/{request.Number}", false, cancellation);
        await tell.OrganisationAsync(request.AskedFor, "council.widening-answered", subject, $"/council/widenings/{request.Number}", false, cancellation);
        return await db.SaveDeedAsync(cancellation);
    }

    /// <summary>The secretariat puts forward that it is specially necessary to prevent damage.</summary>
    public async Task<Deed> PutForwardAsync(WideningRequest request, string? reason, CancellationToken cancellation)
    {
        if (request.State is not (WideningState.Waiting or WideningState.Refused or WideningState.GrantedInPart))
        {
            return new Deed.Overtaken();
        }

        if (!TypedText.IsSaid(reason, 2_000))
        {
            return new Deed.Malformed([new Problem("ExceptionReason", "exception-reason", new("被害を防止するため特に必要である理由を2,000字以内で入力してください。", "Say why it is specially necessary to prevent damage, in at most 2,000 characters."))]);
        }

        request.PutForward(reason!.Trim(), actor.Person, clock.GetUtcNow());
        Record("council.exception-put-forward", request, new() { ["reason"] = request.ExceptionReason });
        await tell.SecretariatAsync("council.exception-put-forward", new($"例外の承認待ち：{request.Number}", $"An exception waits for approval: {request.Number}"), $"/council/widenings/{request.Number}", true, cancellation);
        return await db.SaveDeedAsync(cancellation);
    }

    /// <summary>A second person, who supervises, approves it; the contributor is told at once.</summary>
    public async Task<Deed> ApproveAsync(WideningRequest request, bool supervises, CancellationToken cancellation)
    {
        if (request.State is not WideningState.ExceptionPutForward || request.ExceptionBy is not { } putForwardBy)
        {
            return new Deed.Overtaken();
        }

        var now = clock.GetUtcNow();
        var withdrawn = await db.Set<Contribution>().AnyAsync(c => c.Id == request.Contribution && c.WithdrawnAt != null, cancellation);
        if (TheOpinionMayBeOverriddenToPreventDamage.Ask(new(request.ExceptionReason, putForwardBy, actor.Person, supervises, withdrawn), LegalCalendar.LegalDay(now)) is Ruling.Refused no)
        {
            await acts.WriteRefusalAsync(new Act("council.exception-approved", no.Article, $"widening:{request.Number}"), cancellation);
            return new Deed.Refused(no);
        }

        request.Approve(actor.Person, now);
        await GiveAsync(request, byException: true, now, cancellation);
        Record("council.exception-approved", request, new() { ["reason"] = request.ExceptionReason, ["putForwardBy"] = putForwardBy.ToString(), ["class"] = request.Class?.ToString(), ["recipients"] = request.Recipients.Count });
        outbox.Raise(new WideningAnswered(request.Id, request.Contribution, Widened: true, ByException: true, now));
        await tell.OrganisationAsync(request.Contributor, "council.exception-approved", new($"提供した情報の利用範囲を例外により広げました：{request.Number}", $"Your contribution is used more widely by exception: {request.Number}"), $"/council/widenings/{request.Number}", true, cancellation);
        return await db.SaveDeedAsync(cancellation);
    }

    /// <summary>The second person does not approve it.</summary>
    public async Task<Deed> TurnDownAsync(WideningRequest request, CancellationToken cancellation)
    {
        if (request.State is not WideningState.ExceptionPutForward)
        {
            return new Deed.Overtaken();
        }

        request.TurnDown();
        Record("council.exception-turned-down", request, []);
        return await db.SaveDeedAsync(cancellation);
    }

    private async Task GiveAsync(WideningRequest request, bool byException, DateTimeOffset now, CancellationToken cancellation)
    {
        var about = await db.Set<Contribution>().Include(c => c.Recipients).FirstAsync(c => c.Id == request.Contribution, cancellation);
        var granted = request.Recipients.Where(r => r.Granted).Select(r => r.Organisation).ToArray();
        var by = byException ? GivenBy.Exception : GivenBy.Consent;
        var had = about.Recipients.Where(r => r.By is not GivenBy.Choice).Select(r => r.Organisation).ToHashSet();
        db.AddRange(granted.Where(o => !had.Contains(o)).Select(o => new Recipient { Id = Identifier.New(clock), Contribution = about.Id, Organisation = o, By = by, At = now }));
        about.Touch();
        if (request is { ClassGranted: true, Class: { } @class })
        {
            // Use in a class is for whom it was asked: for the organisations named, or, if none was, for everybody whom the class reaches.
            var forWhom = request.Recipients.Count == 0 ? [null] : granted.Select(o => (OrganisationId?)o);
            db.AddRange(forWhom.Select(o => new WiderUse { Id = Identifier.New(clock), Contribution = about.Id, Widening = request.Id, Class = @class, Recipient = o, ByException = byException, At = now }));
        }
    }

    private void Record(string kind, WideningRequest request, JsonObject content) => acts.Write(new Act(kind, "Act, Art. 45(6)", $"widening:{request.Number}") { Content = content });
}
