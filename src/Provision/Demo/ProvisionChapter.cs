using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;
using Noroshi.Provision.Enrolling;
using Noroshi.Provision.Face;
using Noroshi.Provision.Following;
using Noroshi.Provision.Law;
using Noroshi.Provision.Marking;
using Noroshi.Provision.Providing;
using Noroshi.Provision.Receiving;
using Noroshi.Provision.Store;
using Noroshi.Provision.Taking;
using Noroshi.Store;

namespace Noroshi.Provision.Demo;

/// <summary>
/// What was provided in the demonstration world: the newest alert to those who use the product and to the public, one of whom has answered; and laid on the ministers' desks for the other operators.
/// </summary>
internal sealed class ProvisionChapter(
    StoreDb db, IDemoCast cast, IWhoIsWho who, IReleasedProducts products, Candidates candidates, Decide decide, TellHolders tell, WhoReads readers, HowItIsTaken taken, Devices devices, Watermarks marks, IRecordOfActs acts, IOutbox outbox, ActorScope scope,
    TimeProvider clock) : IDemoChapter
{
    private const string Because = "同じ製品への攻撃が続いているため";

    public int Order => 70;

    public async Task WriteAsync(CancellationToken cancellation)
    {
        if ((await products.CurrentAsync(1, cancellation)) is not [var alert])
        {
            return;
        }

        await SendAsync(alert, new Choice(LegalRoute.ToUsers, true, false, false, null, null, ["op-07"], true, null, ["electricity", "gas", "water"]), 19, cancellation);
        await SendAsync(alert, new Choice(LegalRoute.ToOperators, false, false, false, "gas", null, [], false), 18, cancellation);
        await ReadAsync("op-01", alert, 17, ReceivedAnswer.Done, "遠隔接続を止めました。", cancellation);
        await ReadAsync("op-07", alert, 16, ReceivedAnswer.NotAffected, null, cancellation);
        scope.Actor = Actor.System;
    }

    private async Task SendAsync(ReleasedProduct alert, Choice choice, int hoursAgo, CancellationToken cancellation)
    {
        var then = new StoppedClock(clock.GetUtcNow().AddHours(-hoursAgo));
        var analyst = await cast.PlayAsync("cao", "cabinet-analyst", cancellation);
        var meant = (await candidates.OfAsync(alert, choice, cancellation)).Where(c => c.Reason is not null).ToArray();
        var terms = new SendingTerms(choice.Route, PrepareSending.SenderOf(choice.Route), analyst.Organisation, PrepareSending.PurposeOf(choice.Route), Stated(alert, choice.Route));
        var made = await new PrepareSending(db, decide, who, outbox, acts, analyst, then).SendAsync(new SendingAsked(alert, choice, meant, terms, Because, false), cancellation);

        // What was sent hours ago has long been delivered.
        scope.Actor = Actor.System;
        db.ChangeTracker.Clear();
        foreach (var sending in made.Where(s => s.State is SendingState.UnderWay))
        {
            await new DeliverSending(db, products, decide, tell, outbox, acts, then).HandleAsync(new SendingReady(sending.Id, 1), Identifier.New(clock), cancellation);
            await db.SaveChangesAsync(cancellation);
        }

        db.ChangeTracker.Clear();
    }

    // The senders of the demonstration find that all holds which the law leaves to them. What a minister must find is the minister's.
    private Condition Stated(ReleasedProduct alert, LegalRoute route)
    {
        var asked = route is LegalRoute.ToOperators ? decide.ToState(alert, LegalRoute.ToGovernmentBodies, RecipientKind.GovernmentBody) : decide.ToState(alert, route, Candidates.KindFor(route));
        return asked.Aggregate(Condition.None, (all, c) => all | c.Condition);
    }

    private async Task ReadAsync(string organisation, ReleasedProduct alert, int hoursAgo, ReceivedAnswer answer, string? said, CancellationToken cancellation)
    {
        var inbox = new ReceivedInSight(db, products, readers, taken, devices, marks, acts, new StoppedClock(clock.GetUtcNow().AddHours(-hoursAgo)));
        var reader = await cast.PlayAsync(organisation, "reporter", cancellation);
        var recipient = await db.Set<Recipient>().FirstAsync(r => r.Product == alert.Id.Value && r.Organisation == reader.Organisation, cancellation);
        var received = (await inbox.FindAsync(recipient.Id, cancellation))!;
        await inbox.ReadAsync(received, received.Sending.Route.Article(), Audience.ChiefSecurityOfficer.Code(), cancellation);
        await inbox.AnswerAsync(received, answer, said, cancellation);
        db.ChangeTracker.Clear();
    }
}
