namespace Noroshi.Store.Tests.Preparing;

public class The_address_of_a_database
{
    [Fact]
    public void prepares_what_is_asked_twice_and_clears_nothing_between_units_of_work()
    {
        var opened = Opened("Host=db;Username=noroshi;Database=noroshi");

        Assert.Equal((200, 2), (opened.MaxAutoPrepare, opened.AutoPrepareMinUsages));
        Assert.True(opened.NoResetOnClose);
        Assert.False(opened.Enlist);
    }

    [Fact]
    public void obeys_whoever_says_otherwise()
    {
        var opened = Opened("Host=db;MaxAutoPrepare=7;Auto Prepare Min Usages=9;No Reset On Close=false;Enlist=true");

        Assert.Equal((7, 9), (opened.MaxAutoPrepare, opened.AutoPrepareMinUsages));
        Assert.False(opened.NoResetOnClose);
        Assert.True(opened.Enlist);
        Assert.Equal(0, Opened("Host=db;Max Auto Prepare=0").MaxAutoPrepare);
    }

    private static Npgsql.NpgsqlConnectionStringBuilder Opened(string target) => new(new DatabaseAddress(true, target).ConnectionString);
}
