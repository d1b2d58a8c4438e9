using System.Diagnostics;
using Noroshi.Kernel;

namespace Noroshi.Provision.Law;

/// <summary>Where a device stands.</summary>
internal enum DeviceStanding
{
    /// <summary>There is no such device, or it is another's.</summary>
    Unknown,

    Waiting,
    Registered,
    Expired,
    Refused,
    Revoked,
    Lost,
}

/// <summary>
/// What must be kept safe (「安全管理のために必要かつ適切な措置」) is opened only on devices that an administrator of the organisation approved. How long a
/// registration holds, and that another person approves it, is a policy of the house.
/// </summary>
[Article("Act, Art. 44(1)")]
internal static class ADeviceIsRegisteredForAWhile
{
    public const int MostAtOnce = 5;
    public const int LongestName = 100;

    public static readonly TimeSpan RequestHolds = TimeSpan.FromDays(14);
    public static readonly TimeSpan RegistrationHolds = TimeSpan.FromDays(180);
    public static readonly TimeSpan RemindBefore = TimeSpan.FromDays(14);

    /// <summary>Whether a device may be approved.</summary>
    public static Ruling Approve(PersonId asker, PersonId approver, DeviceStanding standing) => (asker == approver, standing) switch
    {
        (true, _) => new Ruling.Refused("Act, Art. 44(1)", new("自分の端末は、自分では承認できません。ほかの組織管理者に依頼してください。", "You cannot approve a device of your own. Ask another administrator of the organisation.")),
        (_, not DeviceStanding.Waiting) => new Ruling.Refused("Act, Art. 44(1)", new("承認を待っている端末ではありません。", "This device is not waiting for approval.")),
        _ => new Ruling.Allowed("Act, Art. 44(1)"),
    };

    /// <summary>What is wrong with a request.</summary>
    public static Problems Check(string name, int atOnce, DeviceStanding thisOne) => new Problems()
        .Unless(name.Length is > 0 and <= LongestName && !name.Any(c => char.IsControl(c) || char.IsSurrogate(c)), "Name", "device-name", new(
            "端末の名前を100文字以内で入力してください。", "Name the device in at most 100 characters."))
        .Unless(atOnce < MostAtOnce, "Name", "device-too-many", new(
            $"登録できる端末は{MostAtOnce}台までです。使わない端末の登録を取り消してください。", $"You can register {MostAtOnce} devices. Revoke one that you no longer use."))
        .Unless(thisOne is not (DeviceStanding.Waiting or DeviceStanding.Registered), "Name", "device-already", new(
            "この端末は、すでに登録されているか、承認を待っています。", "This device is registered already, or waits for approval."));

    public static Words Words(this DeviceStanding standing) => standing switch
    {
        DeviceStanding.Unknown => new("未登録", "Not registered"),
        DeviceStanding.Waiting => new("承認待ち", "Waiting for approval"),
        DeviceStanding.Registered => new("登録済み", "Registered"),
        DeviceStanding.Expired => new("期限切れ", "Expired"),
        DeviceStanding.Refused => new("承認されませんでした", "Not approved"),
        DeviceStanding.Revoked => new("取消し", "Revoked"),
        DeviceStanding.Lost => new("紛失", "Lost"),
        _ => throw new UnreachableException(),
    };
}
