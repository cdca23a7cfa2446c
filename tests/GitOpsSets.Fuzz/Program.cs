using System.Globalization;
using GitOpsSets.Fuzz;
using GitOpsSets.Fuzz.Targets;

// fuzz TARGET SECONDS [SEED]: looks for inputs that break a target. Two more verbs are for itself: worker, try.
string root = TargetCatalog.Root;
if (args is ["worker", var worked, var seconds, var given])
{
    var target = TargetCatalog.Find(worked)!;
    OnSmallStack(() => new FuzzWorker(target, root, new FindingStore(root, target), int.Parse(given, CultureInfo.InvariantCulture)).Run(TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture))));
    return 0;
}

if (args is ["try", var tried, var path])
{
    Finding? finding = null;
    OnSmallStack(() => finding = Finding.In(TargetCatalog.Find(tried)!, File.ReadAllBytes(path)));
    Console.WriteLine(finding is null ? "as it should be" : finding.Message);
    return finding is null ? 0 : 1;
}

if (args is not [var name, var length, ..] || TargetCatalog.Find(name) is not { } chosen || !int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out int limit))
{
    Console.Error.WriteLine($"usage: fuzz TARGET SECONDS [SEED], or fuzz try TARGET FILE, with a target of {string.Join(", ", TargetCatalog.All.Select(target => target.Name))}");
    return 2;
}

int seed = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : Environment.ProcessId;
return new FuzzCampaign(chosen, root, seed).Run(TimeSpan.FromSeconds(limit));

static void OnSmallStack(ThreadStart work)
{
    var thread = new Thread(work, FuzzLimits.Stack);
    thread.Start();
    thread.Join();
}
