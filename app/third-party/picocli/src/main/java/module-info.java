/// picocli 4.7.7, compiled again from its published sources for the current class file version: the AOT cache leaves out
/// classes as old as the published ones (version 49).
module info.picocli {
  requires static java.sql; // only to convert arguments to java.sql types, which we have none of

  exports picocli;
}
