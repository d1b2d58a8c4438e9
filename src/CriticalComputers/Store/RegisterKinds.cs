using System.Diagnostics;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Store;

/// <summary>Where an entry of the register stands under Act art 4.</summary>
internal enum ComputerState
{
    /// <summary>A fact that decides is missing.</summary>
    Doubtful,

    /// <summary>Not a 特定重要電子計算機.</summary>
    NotSpecified,

    /// <summary>A 特定重要電子計算機 that need not be notified.</summary>
    Exempt,

    /// <summary>To be notified.</summary>
    Due,

    /// <summary>Notified as it stands.</summary>
    Notified,

    /// <summary>Notified, and changed since: the change is to be notified.</summary>
    ChangeDue,

    /// <summary>No longer used.</summary>
    Removed,
}

/// <summary>What kind of notification it is.</summary>
internal enum NotificationKind
{
    /// <summary>様式第一 (Act art 4(1)).</summary>
    New,

    /// <summary>様式第二 (Act art 4(3)).</summary>
    Change,
}

/// <summary>As what a computer stands in a notification.</summary>
internal enum NotifiedAs
{
    New,
    Changed,

    /// <summary>No longer used. Whether that is a change under Act art 4(3) is not verified; it is recorded and told.</summary>
    Removed,
}

/// <summary>As what an authority is reached.</summary>
internal enum NotificationCapacity
{
    /// <summary>特別社会基盤事業所管大臣.</summary>
    CompetentMinister,

    /// <summary>A minister competent together with another.</summary>
    JointMinister,

    /// <summary>内閣総理大臣, to whom the minister passes it on (Act art 4(2), (4)).</summary>
    PrimeMinister,
}

/// <summary>The kinds, said to a person.</summary>
internal static class RegisterWords
{
    public static Words Words(this ComputerState state) => state switch
    {
        ComputerState.Doubtful => new("要確認", "To be settled"),
        ComputerState.NotSpecified => new("対象外", "Not covered"),
        ComputerState.Exempt => new("届出不要", "Exempt from notification"),
        ComputerState.Due => new("要届出", "To be notified"),
        ComputerState.Notified => new("届出済み", "Notified"),
        ComputerState.ChangeDue => new("要変更届出", "Change to be notified"),
        ComputerState.Removed => new("廃止", "Removed"),
        _ => throw new UnreachableException(),
    };

    public static Words Words(this NotificationKind kind) => kind switch
    {
        NotificationKind.New => new("特定重要電子計算機の届出（様式第一）", "Notification of critical computers (form 1)"),
        NotificationKind.Change => new("変更の届出（様式第二）", "Notification of changes (form 2)"),
        _ => throw new UnreachableException(),
    };

    public static Words Words(this NotifiedAs what) => what switch
    {
        NotifiedAs.New => new("新規", "New"),
        NotifiedAs.Changed => new("変更", "Changed"),
        NotifiedAs.Removed => new("廃止", "Removed"),
        _ => throw new UnreachableException(),
    };

    public static Words Words(this NotificationCapacity capacity) => capacity switch
    {
        NotificationCapacity.CompetentMinister => new("特別社会基盤事業所管大臣", "Competent minister"),
        NotificationCapacity.JointMinister => new("共管の特別社会基盤事業所管大臣", "Jointly competent minister"),
        NotificationCapacity.PrimeMinister => new("内閣総理大臣", "Prime Minister"),
        _ => throw new UnreachableException(),
    };
}
