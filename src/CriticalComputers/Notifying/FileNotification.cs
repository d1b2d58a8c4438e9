using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Naming;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Notifying;

/// <summary>What became of a filing.</summary>
internal abstract record NotifyingOutcome
{
    public sealed record Filed(Notification Notification) : NotifyingOutcome;

    /// <summary>Something is missing.</summary>
    public sealed record Malformed(Problems Problems) : NotifyingOutcome;

    /// <summary>The register is no longer what the person saw and confirmed; nothing was filed.</summary>
    public sealed record Moved : NotifyingOutcome;
}

/// <summary>
/// Files a notification (Act art 4(1), (3)): it reaches the competent minister, and jointly competent ones. Notification, its lines, the
/// entries' standing, act and event are one transaction.
/// </summary>
internal sealed class FileNotification(StoreDb db, WhatIsOwed owed, IWhoIsWho who, INotices notices, IRecordOfActs acts, IOutbox outbox, TimeProvider clock)
{
    /// <summary>Files what the person confirmed.</summary>
    /// <param name="id">The name under which the page asked: the same one files once.</param>
    /// <param name="operator">Whose computers.</param>
    /// <param name="sector">Which business.</param>
    /// <param name="kind">Which form.</param>
    /// <param name="digest">The digest of what the person saw.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <param name="alsoKeep">What is to be kept in the same transaction.</param>
    public Task<NotifyingOutcome> FileAsync(
        NotificationId id, OrganisationId @operator, string sector, NotificationKind kind, byte[] digest, CancellationToken cancellation, Action<Notification>? alsoKeep = null) =>
        FileAsync(id, @operator, async () => (await owed.OfAsync(@operator, cancellation)).FirstOrDefault(o => o.Sector == sector && o.Kind == kind), digest, cancellation, alsoKeep);

    /// <summary>Files what the person confirmed, from wherever it comes: on the form, or by a filing that stands in for it.</summary>
    /// <param name="id">The name under which the page asked: the same one files once.</param>
    /// <param name="operator">Whose computers.</param>
    /// <param name="asks">What could be filed now; null if nothing.</param>
    /// <param name="digest">The digest of what the person saw.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <param name="alsoKeep">What is to be kept in the same transaction.</param>
    public async Task<NotifyingOutcome> FileAsync(
        NotificationId id, OrganisationId @operator, Func<Task<OwedNotification?>> asks, byte[] digest, CancellationToken cancellation, Action<Notification>? alsoKeep = null)
    {
        if (await FiledAsync(id, @operator, cancellation) is { } filed)
        {
            return filed;
        }

        var content = await asks();
        if (content is null || !content.Digest().AsSpan().SequenceEqual(digest))
        {
            // Pressed twice: the other press may have been filed since we looked, and then nothing of it is owed any more.
            return await FiledAsync(id, @operator, cancellation) ?? new NotifyingOutcome.Moved();
        }

        var (sector, kind) = (content.Sector, content.Kind);
        var problems = content.Outline.Missing();
        var now = clock.GetUtcNow();
        var addressees = await AddresseesAsync(id, sector, now, problems, cancellation);
        if (problems.Count > 0)
        {
            return new NotifyingOutcome.Malformed(problems);
        }

        var today = LegalCalendar.LegalDay(now);
        var due = content.DueOn;
        var notification = new Notification
        {
            Id = id,
            Number = SpokenNumber.New("NT", now),
            Operator = @operator,
            Sector = sector,
            Kind = kind,
            Outline = content.Outline.ToJson(),
            OutlineBefore = content.OutlineBefore?.ToJson(),
            StandIn = content.By?.ToJson(),
            StandInDigest = content.By?.FileDigest,
            Computers = content.Computers.Count,
            FiledBy = db.Actor.Person,
            FiledFrom = db.Actor.Organisation,
            FiledAt = now,
            DueOn = due,
            Late = due < today,
            Digest = digest,
            Addressees = addressees,
        };
        db.Add(notification);
        await PutDownAsync(notification, content, cancellation);
        await TellAsync(notification, cancellation);
        acts.Write(new Act("critical-computers.notified", content.By?.ArticleFor(kind) ?? (kind is NotificationKind.New ? "Act, Art. 4(1)" : "Act, Art. 4(3)"), $"notification:{id}")
        {
            OnBehalfOf = @operator == db.Actor.Organisation ? null : @operator,
            Content = new JsonObject
            {
                ["number"] = notification.Number,
                ["sector"] = sector,
                ["kind"] = kind.ToString(),
                ["computers"] = content.Computers.Count,
                ["digest"] = Convert.ToHexStringLower(digest),
                ["late"] = notification.Late,
                ["by"] = content.By?.ToNode(),
            },
        });
        outbox.Raise(new ComputersNotified(id.Value, notification.Number, @operator, sector, content.Computers.Count, now));
        alsoKeep?.Invoke(notification);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Pressed twice, or changed between our reading and our writing: what stands there now says which.
            db.ChangeTracker.Clear();
            return await FiledAsync(id, @operator, cancellation) ?? new NotifyingOutcome.Moved();
        }

        return new NotifyingOutcome.Filed(notification);
    }

    private async Task<NotifyingOutcome?> FiledAsync(NotificationId id, OrganisationId @operator, CancellationToken cancellation) =>
        await db.Set<Notification>().FirstOrDefaultAsync(n => n.Id == id && n.Operator == @operator, cancellation) is { } filed ? new NotifyingOutcome.Filed(filed) : null;

    private async Task PutDownAsync(Notification notification, OwedNotification content, CancellationToken cancellation)
    {
        if (content.OutlineBefore is not null)
        {
            db.RemoveRange(await db.Set<OutlineChange>().Where(c => c.Operator == notification.Operator && c.Sector == notification.Sector).ToListAsync(cancellation));
        }

        var ids = content.Computers.Select(c => c.Computer.Id).ToArray();
        foreach (var earlier in await db.Set<NotifiedComputer>().Where(n => ids.Contains(n.Computer) && n.Current).ToListAsync(cancellation))
        {
            earlier.Supersede();
        }

        foreach (var each in content.Computers)
        {
            db.Add(new NotifiedComputer
            {
                Id = Identifier.New(clock),
                Notification = notification.Id,
                Computer = each.Computer.Id,
                Operator = notification.Operator,
                Sector = notification.Sector,
                FacilityCategory = each.Items.FacilityCategory,
                Classes = each.Items.Classes,
                Product = each.Items.Product,
                Maker = each.Items.Maker,
                NameKey = NameKeys.Of(each.Items.Product, each.Items.Maker),
                Unit = each.Computer.Unit,
                As = each.As,
                On = each.On,
                DueOn = each.Computer.DueOn,
                Before = each.Before is null ? null : OwedComputer.NodeOf(each.Before).ToJsonString(),
            });
            each.Computer.Notified(notification.Id);
            each.Computer.Judge(each.As is NotifiedAs.Removed ? ComputerState.Removed : ComputerState.Notified, null, null, null);
        }
    }

    private async Task<List<NotificationAddressee>> AddresseesAsync(NotificationId id, string sector, DateTimeOffset now, Problems problems, CancellationToken cancellation)
    {
        var line = Competence.Sector(sector, LegalCalendar.LegalDay(now))!;
        var registered = await who.OrganisationsAsync([line.Minister, .. line.Joint], cancellation);
        var missing = line.Joint.Prepend(line.Minister).FirstOrDefault(code => !registered.ContainsKey(code));
        problems.Unless(missing is null, "addressee", "authority-not-registered", new(
            "提出先の省庁がまだ登録されていません。システム管理者に連絡してください。", "The ministry to which this goes has not been registered yet. Tell the system administrator."));
        return missing is not null ? [] :
        [
            .. line.Joint.Prepend(line.Minister).Select(code => new NotificationAddressee
            {
                Notification = id,
                Organisation = registered[code].Id,
                Capacity = code == line.Minister ? NotificationCapacity.CompetentMinister : NotificationCapacity.JointMinister,
                ReachedAt = now,
            }),
        ];
    }

    private async Task TellAsync(Notification notification, CancellationToken cancellation)
    {
        foreach (var addressee in notification.Addressees)
        {
            foreach (var person in await who.PeopleWhoMayAsync(addressee.Organisation, Permission.ReadNotifications, cancellation))
            {
                notices.Tell(person.Id, "critical-computers.received", new($"電子計算機の届出を受け付けました：{notification.Number}", $"Critical computers were notified: {notification.Number}"), $"/desk/notifications/{notification.Number}");
            }
        }
    }
}
