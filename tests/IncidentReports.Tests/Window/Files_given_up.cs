using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.IncidentReports.Store;
using Noroshi.IncidentReports.Tests.Api;
using Noroshi.IncidentReports.Tests.Desk;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Store.Vault;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Window;

/// <summary>Files that are taken away, and what others do with them at the same moment.</summary>
public sealed class Files_given_up
{
    private const string Log = "203.0.113.9 - - 記録";

    [Theory, BothDatabases]
    public async Task are_gone_from_the_vault_once_nothing_of_the_kind_can_be_coming_in(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        using var reporter = await world.AReporterAsync();
        var (taken, thrown) = (await reporter.BeginAsync(), await reporter.BeginAsync());
        await SendAsync(reporter, taken, Log);
        await SendAsync(reporter, thrown, "もう一つの記録");

        await TakeAwayAsync(reporter, taken, await AttachmentAsync(world, Log.Length));
        await reporter.FillInAsync(thrown + "/discard", new { }, "main form");
        await house.DrainOutboxAsync();
        Assert.Equal(2, Kept(house));

        house.Clock.Advance(FileVault.Arriving);
        await house.DrainOutboxAsync();

        Assert.Equal(0, Kept(house));
    }

    [Theory, BothDatabases]
    public async Task stay_for_the_report_with_which_the_same_content_is_coming_in(Database on)
    {
        var pause = new Pause("sent_once");
        await using var house = await House.OpenAsync(on, change: builder => builder.Services.ConfigureDbContext<StoreDb>(o => o.AddInterceptors(pause)));
        var world = await DeskWorld.InAsync(house);
        var (number, machine) = await WithAFileToGiveUpAsync(world);

        pause.Call();
        var added = await pause.DuringAsync(machine.AttachAsync(number, "再送.log", Encoding.UTF8.GetBytes(Log)), house.DrainOutboxAsync);

        Assert.Equal(HttpStatusCode.Created, added.Status);
        Assert.Equal(Log, (await machine.GetAsync(added.Location!)).Text);
        house.Clock.Advance(FileVault.Arriving);
        await house.DrainOutboxAsync();
        Assert.Equal(1, Kept(house));
    }

    [Theory, BothDatabases]
    public async Task stay_for_a_report_that_came_between_the_question_and_the_removal(Database on)
    {
        var pause = new Pause("attachments");
        await using var house = await House.OpenAsync(on, change: builder => builder.Services.ConfigureDbContext<StoreDb>(o => o.AddInterceptors(pause)));
        var world = await DeskWorld.InAsync(house);
        var (number, machine) = await WithAFileToGiveUpAsync(world);

        pause.Call();
        Page? added = null;
        await pause.DuringAsync(DrainAsync(house), async () => added = await machine.AttachAsync(number, "再送.log", Encoding.UTF8.GetBytes(Log)));

        Assert.Equal(Log, (await machine.GetAsync(added!.Location!)).Text);
    }

    [Theory, BothDatabases]
    public async Task are_not_taken_from_a_report_that_was_filed_at_that_moment(Database on)
    {
        var pause = new Pause("attachments");
        await using var house = await House.OpenAsync(on, change: builder => builder.Services.ConfigureDbContext<StoreDb>(o => o.AddInterceptors(pause)));
        var world = await DeskWorld.InAsync(house);
        using var reporter = await world.AReporterAsync();
        using var colleague = await world.AReporterAsync();
        var draft = await reporter.BeginAsync();
        await SendAsync(reporter, draft, Log);
        var file = await AttachmentAsync(world, Log.Length);
        var form = await reporter.GetAsync(draft + "/files");

        pause.Call();
        Page? filed = null;
        var late = await pause.DuringAsync(reporter.PostAsync(form.Path, Form(form, ("Remove", file.ToString()), null)), async () => filed = await colleague.FileAsync(draft));

        Assert.Contains("/receipt/", filed!.Location!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal(1, await world.LookAsync(db => db.Set<Attachment>().CountAsync(a => a.Id == file && a.Case != null)));
    }

    [Theory, BothDatabases]
    public async Task are_sent_after_a_report_that_was_filed_while_they_came_in(Database on)
    {
        var pause = new Pause("report_drafts");
        await using var house = await House.OpenAsync(on, change: builder => builder.Services.ConfigureDbContext<StoreDb>(o => o.AddInterceptors(pause)));
        var world = await DeskWorld.InAsync(house);
        using var reporter = await world.AReporterAsync();
        using var colleague = await world.AReporterAsync();
        var draft = await reporter.BeginAsync();
        var form = await reporter.GetAsync(draft + "/files");

        pause.Call();
        Page? filed = null;
        var late = await pause.DuringAsync(reporter.PostAsync(form.Path, Form(form, null, Log)), async () => filed = await colleague.FileAsync(draft));

        var number = filed!.Location!.Split('/')[2];
        Assert.Equal($"/reports/{number}/files", late.Location);
        Assert.Contains("提出済みの報告に追加しました", (await reporter.FollowAsync(late)).Words, StringComparison.Ordinal);
        Assert.Equal(1, await world.LookAsync(db => db.Set<Attachment>().CountAsync(a => a.Case != null && a.Draft == null)));
        Assert.Single(await house.RecordAsync("incident-reports.attached"));
    }

    [Theory, BothDatabases]
    public async Task are_swept_where_a_host_died_before_it_noted_them_and_never_where_a_record_names_them(Database on)
    {
        await using var house = await House.OpenAsync(on, backgroundWork: false);
        var world = await DeskWorld.InAsync(house);
        using var reporter = await world.AReporterAsync();
        await SendAsync(reporter, await reporter.BeginAsync(), Log);
        var vault = house.Services.GetRequiredService<FileVault>();
        var orphan = Assert.IsType<Keeping.Kept>(await vault.KeepAsync(new MemoryStream(new byte[70_000]), 100_000, TestContext.Current.CancellationToken)).Digest;

        await SweepAsync(house);
        Assert.Equal(2, Kept(house));
        house.Clock.Advance(FileVault.Unnamed);
        await SweepAsync(house);

        Assert.False(vault.Has(orphan));
        Assert.Equal(1, Kept(house));
    }

    private static async Task SweepAsync(House house)
    {
        await using var scope = house.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorScope>().Actor = Actor.System;
        var named = scope.ServiceProvider.GetRequiredService<INameFiles>();
        await house.Services.GetRequiredService<FileVault>().SweepUnnamedAsync(named.Digests(), TestContext.Current.CancellationToken);
    }

    // A file of a draft that was taken away two days after it came; whose machine then sends the same to a report of its own.
    private static async Task<(string Number, Visitor Machine)> WithAFileToGiveUpAsync(DeskWorld world)
    {
        using var reporter = await world.AReporterAsync();
        var draft = await reporter.BeginAsync();
        await SendAsync(reporter, draft, Log);
        world.House.Clock.Advance(TimeSpan.FromDays(2));
        using var later = await world.AReporterAsync();
        var machine = await world.House.AMachineAsync("reporter", world.Operator);
        var number = await machine.FiledAsync();
        await world.House.DrainOutboxAsync();
        await TakeAwayAsync(later, draft, await AttachmentAsync(world, Log.Length));
        return (number, machine);
    }

    private static async Task<bool> DrainAsync(House house)
    {
        await house.DrainOutboxAsync();
        return true;
    }

    private static Task<Guid> AttachmentAsync(DeskWorld world, int characters) =>
        world.LookAsync(db => db.Set<Attachment>().Where(a => a.Size > characters && a.Case == null).OrderBy(a => a.At).Select(a => a.Id).FirstAsync());

    private static async Task SendAsync(Visitor reporter, string draft, string content)
    {
        var form = await reporter.GetAsync(draft + "/files");
        Assert.NotNull((await reporter.PostAsync(form.Path, Form(form, null, content))).Location);
    }

    private static async Task TakeAwayAsync(Visitor reporter, string draft, Guid file)
    {
        var form = await reporter.GetAsync(draft + "/files");
        Assert.NotNull((await reporter.PostAsync(form.Path, Form(form, ("Remove", file.ToString()), null))).Location);
    }

    private static int Kept(House house) => Directory.EnumerateFiles(Path.Combine(house.Data, "files"), "*.sealed", SearchOption.AllDirectories).Count();

    private static MultipartFormDataContent Form(Page page, (string Name, string Value)? field, string? content)
    {
        var form = new MultipartFormDataContent
        {
            { new StringContent(page.Find("main form[enctype] input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
        };
        if (field is var (name, value))
        {
            form.Add(new StringContent(value, Encoding.UTF8), name);
        }

        if (content is not null)
        {
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "Files", "access.log");
        }

        return form;
    }
}
