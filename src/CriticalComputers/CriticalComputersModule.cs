using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.CriticalComputers.Exporting;
using Noroshi.CriticalComputers.Importing;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Listing;
using Noroshi.CriticalComputers.Notifying;
using Noroshi.CriticalComputers.Receiving;
using Noroshi.CriticalComputers.Registering;
using Noroshi.CriticalComputers.Reminding;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Store.Outbox;
using Noroshi.Store.Vault;
using Noroshi.Web.Face;

namespace Noroshi.CriticalComputers;

/// <summary>Plugs the critical computers in.</summary>
public static class CriticalComputersModule
{
    /// <summary>Adds the registry, its notifications and the self-check of one computer's class.</summary>
    public static IServiceCollection AddCriticalComputers(this IServiceCollection services) => services
        .AddSingleton<INavigation, ComputerPlaces>()
        .AddSingleton<IKindsOfActs, CriticalComputersActs>()
        .AddSingleton<IModelContribution, CriticalComputersTables>()
        .AddScoped<WhoseRegister>()
        .AddScoped<RegisterList>()
        .AddScoped<JudgeEntries>()
        .AddScoped<KeepComputers>()
        .AddScoped<WhatIsOwed>()
        .AddScoped<FileNotification>()
        .AddScoped<ImportFiles>()
        .AddScoped<INameFiles, FilesOfImports>()
        .AddScoped<ReadImport>()
        .AddScoped<ApplyImport>()
        .AddHandler<ImportAsked, GoOnWithImport>()
        .AddHandler<RegisterClockTicks, RemindOfNotification>()
        .AddScoped<IWaiting, WaitsForAKeeper>()
        .AddScoped<WhoHasAProduct>()
        .AddScoped<NotificationsInSight>()
        .AddScoped<RecordOfReading>();

    /// <summary>Opens the doors that are not pages.</summary>
    public static IEndpointRouteBuilder MapCriticalComputers(this IEndpointRouteBuilder routes)
    {
        NotificationDownload.Map(routes);
        RegisterExport.Map(routes);
        return routes;
    }
}

/// <summary>The places in the menu.</summary>
internal sealed class ComputerPlaces : INavigation
{
    private static readonly Words Computers = new("電子計算機", "Computers");

    public IEnumerable<NavigationItem> Items =>
    [
        new(Computers, new("電子計算機の台帳", "Register of computers"), "/computers", Permission.ReadOwnRegister, 20),
        new(Computers, new("一覧を取り込む", "Import a list"), "/computers/import", Permission.KeepRegister, 21),
        new(Computers, new("届出の一覧", "Notifications"), "/computers/notifications", Permission.ReadOwnRegister, 21),
        new(Computers, new("区分を確認する", "Which class is it?"), "/computers/check", Permission.FileReports, 22) { Open = true },
        new(new("受け付けた届出", "Notifications"), new("受け付けた届出", "Notifications"), "/desk/notifications", Permission.ReadNotifications, 55),
    ];
}
