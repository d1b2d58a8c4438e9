using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission;
using Noroshi.Oversight.Commission.Demo;
using Noroshi.Oversight.Commission.Inspecting;
using Noroshi.Oversight.Commission.Meeting;
using Noroshi.Oversight.Commission.Reporting;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Oversight.Erasing;
using Noroshi.Oversight.Importing;
using Noroshi.Oversight.Inspecting;
using Noroshi.Oversight.Publishing;
using Noroshi.Oversight.Receipts;
using Noroshi.Oversight.Recording;
using Noroshi.Oversight.Sequencing;
using Noroshi.Oversight.Store;
using Noroshi.Oversight.Witnessing;
using Noroshi.Store;
using Noroshi.TransparencyLog.Notes;
using Noroshi.TransparencyLog.Reading;
using Noroshi.TransparencyLog.Writing;
using Noroshi.Web.Face;

namespace Noroshi.Oversight;

/// <summary>Plugs the record of acts in. No module references Oversight: they write through <see cref="IRecordOfActs"/>.</summary>
public static class OversightModule
{
    /// <summary>Adds the record and its log.</summary>
    /// <param name="services">The house.</param>
    /// <param name="data">The data folder: what was shown of the log is noted there too.</param>
    public static IServiceCollection AddOversight(this IServiceCollection services, string data)
    {
        services.AddOptions<VerificationSettings>().BindConfiguration("Verification");
        services.AddOptions<WitnessSettings>().BindConfiguration("Log");

        // Asked several times a second: what comes of it stands with the witness, not in the logs.
        services.AddHttpClient(AskWitnesses.Client).RemoveAllLoggers();
        return services
            .AddSingleton<IModelContribution, OversightTables>()
            .AddSingleton<IModelContribution, LogTables>()
            .AddSingleton<IModelContribution, CommissionTables>()
            .PostConfigure<RazorPagesOptions>(o => o.Conventions.AddFolderApplicationModelConvention("/Oversight/Commission", page => page.Filters.Add(new TypeFilterAttribute<OnlyTheBound>())))
            .AddScoped<CommissionDesk>()
            .AddScoped<WhatWaitsForADecision>()
            .AddScoped<DrawSample>()
            .AddScoped<IWaiting, WhatWaits>()
            .AddScoped<TallyYear>()
            .AddScoped<IDemoChapter>(provider => ActivatorUtilities.CreateInstance<CommissionChapter>(provider))
            .AddSingleton<SequencerBell>()
            .AddSingleton<WitnessBell>()
            .AddSingleton<LogKeys>()
            .AddSingleton(new PublishedMark(data))
            .AddScoped<SequenceActs>()
            .AddScoped<AskWitnesses>()
            .AddScoped<TellOfTheLog>()
            .AddScoped<GoOn>()
            .AddScoped<ImportManifest>()
            .AddScoped<DatabaseLog>()
            .AddScoped<ReceiptOfAnAct>()
            .AddScoped<OwnActs>()
            .AddHostedService<SequenceWorker>()
            .AddHostedService<WitnessWorker>()
            .AddScoped<IRecordOfActs, RecordOfActs>()
            .AddSingleton<IKindsOfActs, OversightActs>()
            .AddScoped<EraseContent>()
            .AddScoped<Verify>()
            .AddScoped<ActsInWords>()
            .AddSingleton<INavigation, OversightNavigation>();
    }

    /// <summary>Gives every act that waits its place in the log. Done before the first request, so that the log of a demonstration is whole when it is looked at.</summary>
    public static async Task SequenceAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorScope>().Actor = Actor.System;
        var sequence = scope.ServiceProvider.GetRequiredService<SequenceActs>();
        try
        {
            // The first call may begin the log, which is an act itself.
            await sequence.NextAsync(cancellation);
            while (await sequence.NextAsync(cancellation) > 0)
            {
            }
        }
        catch (Exception stop) when (stop is LogStoppedException or LogDamagedException)
        {
            // The window must stay open: reports wait for their places. The worker says why, loudly.
        }
    }

    /// <summary>Where in a data folder a restore leaves word of itself: the log is not signed until somebody has decided how it goes on.</summary>
    public static string RestoreMark(string data) => Path.Combine(data, PublishedMark.Folder, PublishedMark.RestoreMark);

    /// <summary>Goes on with the same log after a restore.</summary>
    /// <returns>Its origin; null if there is none.</returns>
    public static async Task<string?> ContinueLogAsync(IServiceProvider services, string reason, CancellationToken cancellation) =>
        await services.GetRequiredService<GoOn>().WithTheSameAsync(reason, cancellation);

    /// <summary>Ends the log after a restore, and begins another.</summary>
    /// <returns>The new one's origin; null if there was none to end.</returns>
    public static async Task<string?> BeginAnotherLogAsync(IServiceProvider services, string reason, CancellationToken cancellation) =>
        await services.GetRequiredService<GoOn>().WithAnotherAsync(reason, cancellation);

    /// <summary>Records what another process signed. The caller acts as whoever brings it.</summary>
    public static async Task<ManifestImport> ImportManifestAsync(IServiceProvider services, byte[] manifest, VerifierKey key, CancellationToken cancellation) =>
        await services.GetRequiredService<ImportManifest>().ImportAsync(manifest, key, cancellation);

    /// <summary>Maps the doors of the log.</summary>
    public static IEndpointRouteBuilder MapOversight(this IEndpointRouteBuilder routes)
    {
        LogDoors.Map(routes);
        ReceiptDoors.Map(routes);
        DrawsPage.Map(routes);
        ReportFile.Map(routes);
        return routes;
    }
}
